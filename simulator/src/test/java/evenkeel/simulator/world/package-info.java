/** Tests of a whole outside world. */
@NullMarked
package evenkeel.simulator.world;

import org.jspecify.annotations.NullMarked;
