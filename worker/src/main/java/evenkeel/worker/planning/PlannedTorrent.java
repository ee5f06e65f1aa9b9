package evenkeel.worker.planning;

import evenkeel.torrent.Torrent;
import org.jspecify.annotations.Nullable;

/**
 * What would be done to one torrent, and why.
 *
 * @param account whose rule says so; null = no account's
 */
public record PlannedTorrent(Torrent torrent, @Nullable String account, Act act, Reason reason) {

  static PlannedTorrent leave(Torrent torrent, @Nullable String account, Reason reason) {
    return new PlannedTorrent(torrent, account, Act.LEAVE, reason);
  }
}
