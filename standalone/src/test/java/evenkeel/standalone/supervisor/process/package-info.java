/** Recognising and logging real processes. */
@NullMarked
package evenkeel.standalone.supervisor.process;

import org.jspecify.annotations.NullMarked;
