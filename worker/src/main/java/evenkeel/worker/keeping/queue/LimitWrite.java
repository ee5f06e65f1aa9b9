package evenkeel.worker.keeping.queue;

import evenkeel.torrent.QueueLimit;
import org.jspecify.annotations.Nullable;

/**
 * One limit that a look asks to write.
 *
 * @param generation number of the preference in the ledger
 * @param baseline number of the open baseline; null when this write opens it
 * @param before the value in the look
 */
public record LimitWrite(
    long generation,
    @Nullable Long baseline,
    QueuePreference preference,
    QueueLimit before,
    QueueLimit value) {

  /** How many torrents may start by it. */
  public int starts() {
    return value.above(before);
  }
}
