package evenkeel.worker.keeping.ledger;

import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One torrent in one look, recognised.
 *
 * @param firstUnmaskedLook first look that saw it unmasked, this one included; null = never
 * @param lastRun its value when last seen unmasked before this look and not kept; null = never
 */
public record Sighting(
    long generation, Torrent torrent, @Nullable Long firstUnmaskedLook, @Nullable Run lastRun) {

  /** All of a look, by generation. */
  public static Map<Long, Sighting> byGeneration(Collection<Sighting> sightings) {
    return sightings.stream()
        .collect(Collectors.toMap(Sighting::generation, one -> one, (one, other) -> other));
  }

  /** Whether it had been seen unmasked when that look was taken. */
  public boolean knownAt(long look) {
    return firstUnmaskedLook != null && firstUnmaskedLook <= look;
  }
}
