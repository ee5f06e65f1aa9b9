/** Secrets at rest: stored sealed or not at all. */
@NullMarked
package evenkeel.worker.secret;

import org.jspecify.annotations.NullMarked;
