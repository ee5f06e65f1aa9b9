/** A client filled with groups of torrents of two trackers. */
@NullMarked
package evenkeel.simulator.world;

import org.jspecify.annotations.NullMarked;
