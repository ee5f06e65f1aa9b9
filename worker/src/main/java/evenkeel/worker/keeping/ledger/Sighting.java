package evenkeel.worker.keeping.ledger;

import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import org.jspecify.annotations.Nullable;

/**
 * One torrent in one look, recognised.
 *
 * @param firstUnmaskedLook first look that saw it unmasked, this one included; null = never
 * @param lastRun its value when last seen unmasked before this look and not kept; null = never
 */
public record Sighting(
    long generation, Torrent torrent, @Nullable Long firstUnmaskedLook, @Nullable Run lastRun) {

  /** Whether it had been seen unmasked when that look was taken. */
  public boolean knownAt(long look) {
    return firstUnmaskedLook != null && firstUnmaskedLook <= look;
  }
}
