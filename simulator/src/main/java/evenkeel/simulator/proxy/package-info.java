/** A proxy in front of any server that loses, holds and spoils at will. */
@NullMarked
package evenkeel.simulator.proxy;

import org.jspecify.annotations.NullMarked;
