/** A BitTorrent tracker on loopback that remembers every announce. */
@NullMarked
package evenkeel.simulator.tracker;

import org.jspecify.annotations.NullMarked;
