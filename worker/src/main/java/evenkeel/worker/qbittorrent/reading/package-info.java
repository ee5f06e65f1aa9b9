/** From what qBittorrent answers to records. */
@NullMarked
package evenkeel.worker.qbittorrent.reading;

import org.jspecify.annotations.NullMarked;
