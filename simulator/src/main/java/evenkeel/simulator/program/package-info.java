/** The outside world as a program of its own, with a control API. */
@NullMarked
package evenkeel.simulator.program;

import org.jspecify.annotations.NullMarked;
