/** Tests of the faults that a proxy makes. */
@NullMarked
package evenkeel.simulator.proxy;

import org.jspecify.annotations.NullMarked;
