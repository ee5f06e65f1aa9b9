package evenkeel.worker.keeping.look;

import evenkeel.keeping.MassGuard;
import evenkeel.torrent.QueueLimit;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Sighting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether limits are those of the profile that they were raised in. Another one behind the same
 * address has others; for that the client must have been started.
 */
final class FamiliarClient {
  private FamiliarClient() {}

  static boolean shows(Ruling.View view, List<Kept<QueueLimit>> kept, Map<Long, QueueLimit> shown) {
    if (!missing(view)) {
      return true;
    }
    return !kept.isEmpty()
        && (kept.stream().allMatch(one -> one.field().confirmedRun() == view.moment().run())
            || kept.stream()
                .allMatch(one ->
                    one.field().confirmed() != null
                        && one.field().confirmed().equals(shown.get(one.generation()))));
  }

  private static boolean missing(Ruling.View view) {
    Set<Long> there =
        view.sightings().stream().map(Sighting::generation).collect(Collectors.toSet());
    List<Long> held =
        view.kept().entrySet().stream()
            .filter(one -> !one.getValue().parked())
            .map(Map.Entry::getKey)
            .toList();
    long missing = held.stream().filter(one -> !there.contains(one)).count();
    return MassGuard.tooMany((int) missing, held.size());
  }
}
