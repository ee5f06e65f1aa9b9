/** Tests of the worker as a process of its own. */
@NullMarked
package evenkeel.worker.process;

import org.jspecify.annotations.NullMarked;
