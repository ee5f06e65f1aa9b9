package evenkeel.worker.qbittorrent;

import java.util.Set;

/** What a client answered to an {@link Addition}. */
public sealed interface Added {

  /**
   * Taken: it shows a moment later.
   *
   * @param hashes of what was added, where the version tells them
   * @param pending whether it is still being fetched, and may yet turn out to be no torrent
   */
  record Taken(Set<String> hashes, boolean pending) implements Added {}

  /** Nothing was added. */
  record Refused(String reason) implements Added {}
}
