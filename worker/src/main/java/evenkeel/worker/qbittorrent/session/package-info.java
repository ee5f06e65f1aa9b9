/** How one qBittorrent is asked: login, session, what can go wrong. */
@NullMarked
package evenkeel.worker.qbittorrent.session;

import org.jspecify.annotations.NullMarked;
