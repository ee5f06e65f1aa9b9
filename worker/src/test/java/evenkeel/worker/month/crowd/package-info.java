/** A made-up qBittorrent with many torrents that move bytes, and the people who use it. */
@NullMarked
package evenkeel.worker.month.crowd;

import org.jspecify.annotations.NullMarked;
