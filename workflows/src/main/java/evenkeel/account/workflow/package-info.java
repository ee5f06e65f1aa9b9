/** The short story of one reading. */
@NullMarked
package evenkeel.account.workflow;

import org.jspecify.annotations.NullMarked;
