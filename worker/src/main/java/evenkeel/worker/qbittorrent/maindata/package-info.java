/** The poll that keeps the whole state of one qBittorrent in memory. */
@NullMarked
package evenkeel.worker.qbittorrent.maindata;

import org.jspecify.annotations.NullMarked;
