/** A month of two accounts on two crowded clients, told to the real stories and keepers. */
@NullMarked
package evenkeel.worker.month;

import org.jspecify.annotations.NullMarked;
