/** Doors to torrents: orders by selection, and what became of them. */
@NullMarked
package evenkeel.api.torrent;

import org.jspecify.annotations.NullMarked;
