/** Takes, judges and stores readings of an account. */
@NullMarked
package evenkeel.worker.account;

import org.jspecify.annotations.NullMarked;
