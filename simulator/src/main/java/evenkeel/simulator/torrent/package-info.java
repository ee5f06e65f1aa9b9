/** Torrents made from a name alone, so that the same name is the same torrent everywhere. */
@NullMarked
package evenkeel.simulator.torrent;

import org.jspecify.annotations.NullMarked;
