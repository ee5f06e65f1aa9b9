/** Where the bytes of made torrents come from: a web seed on loopback. */
@NullMarked
package evenkeel.simulator.content;

import org.jspecify.annotations.NullMarked;
