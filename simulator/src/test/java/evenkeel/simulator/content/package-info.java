/** Tests of the web seed on real downloads. */
@NullMarked
package evenkeel.simulator.content;

import org.jspecify.annotations.NullMarked;
