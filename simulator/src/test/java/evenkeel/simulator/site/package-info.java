/** Tests of the simulated tracker site. */
@NullMarked
package evenkeel.simulator.site;

import org.jspecify.annotations.NullMarked;
