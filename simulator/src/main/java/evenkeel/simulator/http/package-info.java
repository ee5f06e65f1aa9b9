/** Servers on loopback and answers that can go wrong on their way. */
@NullMarked
package evenkeel.simulator.http;

import org.jspecify.annotations.NullMarked;
