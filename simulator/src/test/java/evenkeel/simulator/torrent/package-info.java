/** Tests of the torrents that are made. */
@NullMarked
package evenkeel.simulator.torrent;

import org.jspecify.annotations.NullMarked;
