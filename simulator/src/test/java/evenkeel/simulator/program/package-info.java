/** Tests of the simulator as a program. */
@NullMarked
package evenkeel.simulator.program;

import org.jspecify.annotations.NullMarked;
