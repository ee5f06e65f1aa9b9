/** The client of one qBittorrent: its protocol, and no feature. */
@NullMarked
package evenkeel.worker.qbittorrent;

import org.jspecify.annotations.NullMarked;
