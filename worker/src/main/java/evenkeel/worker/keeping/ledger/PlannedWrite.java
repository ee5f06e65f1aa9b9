package evenkeel.worker.keeping.ledger;

import evenkeel.torrent.Run;
import org.jspecify.annotations.Nullable;

/**
 * One write that a look asks for.
 *
 * @param baseline number of the open baseline; null when this write opens it
 * @param before the value in the look
 */
public record PlannedWrite(
    long generation, @Nullable Long baseline, String hash, Run before, Run target) {

  /** Whether the torrent, null = gone, still stands as in the look. */
  public boolean fits(@Nullable Sighting now) {
    return now != null && !now.torrent().masked() && now.torrent().run() == before;
  }

  /** Whether it is the first write on a torrent that is to be held stopped. */
  public boolean beginsHold() {
    return baseline == null && target == Run.STOPPED;
  }
}
