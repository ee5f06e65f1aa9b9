/** Carries notices to whom the operator named, until they have arrived. */
@NullMarked
package evenkeel.worker.notify;

import org.jspecify.annotations.NullMarked;
