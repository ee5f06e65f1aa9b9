/** Doors to an account: its readings. */
@NullMarked
package evenkeel.api.account;

import org.jspecify.annotations.NullMarked;
