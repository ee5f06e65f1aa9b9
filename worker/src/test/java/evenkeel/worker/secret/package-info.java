/** Secrets at rest. */
@NullMarked
package evenkeel.worker.secret;

import org.jspecify.annotations.NullMarked;
