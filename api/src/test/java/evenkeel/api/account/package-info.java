/** Tests of the doors: account. */
@NullMarked
package evenkeel.api.account;

import org.jspecify.annotations.NullMarked;
