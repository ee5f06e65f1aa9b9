package evenkeel.worker.keeping.ledger;

import evenkeel.torrent.Run;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One write that a look asks for.
 *
 * @param baseline number of the open baseline; null when this write opens it
 * @param before the value in the look
 */
public record PlannedWrite(
    long generation, @Nullable Long baseline, String hash, Run before, Run target) {

  /**
   * Stops first. Then starts, of which only so many fit into a minute: what was stopped last goes
   * first, so that a restart does not wait behind a release of thousands.
   */
  public static final Comparator<PlannedWrite> FIRST_TO_LAST =
      Comparator.<PlannedWrite, Boolean>comparing(write -> write.target != Run.STOPPED)
          .thenComparingLong(write -> write.baseline == null ? 0 : -write.baseline);

  /** Whether the torrent, null = gone, still stands as in the look. */
  public boolean fits(@Nullable Sighting now) {
    return now != null && !now.torrent().masked() && now.torrent().run() == before;
  }

  /** Whether it is the first write on a torrent that is to be held stopped. */
  public boolean beginsHold() {
    return baseline == null && target == Run.STOPPED;
  }
}
