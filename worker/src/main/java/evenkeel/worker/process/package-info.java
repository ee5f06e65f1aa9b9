/** The worker as a process of its own, beside servers that others run. */
@NullMarked
package evenkeel.worker.process;

import org.jspecify.annotations.NullMarked;
