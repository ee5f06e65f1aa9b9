/** What changes a qBittorrent. */
@NullMarked
package evenkeel.worker.qbittorrent.order;

import org.jspecify.annotations.NullMarked;
