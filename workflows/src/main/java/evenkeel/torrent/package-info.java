/** What a torrent is and shows, in one vocabulary for every qBittorrent version. */
@NullMarked
package evenkeel.torrent;

import org.jspecify.annotations.NullMarked;
