/** The endless story of the one writer per client. */
@NullMarked
package evenkeel.keeping.workflow;

import org.jspecify.annotations.NullMarked;
