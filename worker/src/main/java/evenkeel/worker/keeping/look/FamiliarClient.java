package evenkeel.worker.keeping.look;

import evenkeel.keeping.KeptField;
import evenkeel.keeping.MassGuard;
import evenkeel.torrent.QueueLimit;
import evenkeel.torrent.Run;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.keeping.ledger.VerdictsLedger;
import evenkeel.worker.keeping.queue.QueueObstacle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether limits are those of the profile that they were raised in. Another one behind the same
 * address has others; for that the client must have been started.
 */
final class FamiliarClient {
  private final VerdictsLedger verdicts;

  FamiliarClient(VerdictsLedger verdicts) {
    this.verdicts = verdicts;
  }

  /** Whether they are; else they are parked once all is that was held when they last held. */
  boolean shows(Ruling.View view, List<Kept<QueueLimit>> kept, Map<Long, QueueLimit> shown) {
    Map<Long, KeptField<Run>> witnesses = witnesses(view, kept);
    boolean gone = !witnesses.isEmpty() && !anyThere(view, witnesses.keySet());
    boolean familiar =
        !(gone || tooManyGone(view)) || sameRun(view, kept) || asConfirmed(kept, shown);
    List<Kept<QueueLimit>> parked = kept.stream().filter(one -> one.field().parked()).toList();
    if (familiar && !parked.isEmpty()) {
      verdicts.reopen(parked, view.moment());
    }
    if (!familiar
        && gone
        && parked.isEmpty()
        && witnesses.values().stream().allMatch(KeptField::parked)) {
      verdicts.park(kept, view.moment());
    }
    return familiar;
  }

  /** What limits that wait for their profile, perhaps for good, keep from being raised. */
  static Optional<QueueObstacle> obstacle(List<Kept<QueueLimit>> kept) {
    return kept.stream().anyMatch(one -> one.field().parked())
        ? Optional.of(QueueObstacle.ANOTHER_PROFILE)
        : Optional.empty();
  }

  /**
   * What was held when the limits were last seen to hold, or before they were raised, as far as it
   * was not let go since.
   */
  private static Map<Long, KeptField<Run>> witnesses(
      Ruling.View view, List<Kept<QueueLimit>> kept) {
    OptionalLong run = kept.stream().mapToLong(one -> one.field().confirmedRun()).min();
    long raised = kept.stream().mapToLong(one -> one.field().baselineId()).min().orElse(0);
    Map<Long, KeptField<Run>> witnesses = new HashMap<>(view.kept());
    witnesses
        .values()
        .removeIf(one ->
            run.isEmpty()
                || one.confirmed() == null
                || (one.confirmedRun() > run.getAsLong() && one.baselineId() > raised)
                || (one.parked() && one.confirmedRun() < run.getAsLong()));
    return witnesses;
  }

  private static boolean anyThere(Ruling.View view, Set<Long> generations) {
    return view.sightings().stream().map(Sighting::generation).anyMatch(generations::contains);
  }

  private static boolean sameRun(Ruling.View view, List<Kept<QueueLimit>> kept) {
    return !kept.isEmpty()
        && kept.stream().allMatch(one -> one.field().confirmedRun() == view.moment().run());
  }

  private static boolean asConfirmed(List<Kept<QueueLimit>> kept, Map<Long, QueueLimit> shown) {
    return !kept.isEmpty()
        && kept.stream()
            .allMatch(one ->
                one.field().confirmed() != null
                    && one.field().confirmed().equals(shown.get(one.generation())));
  }

  private static boolean tooManyGone(Ruling.View view) {
    Set<Long> there =
        view.sightings().stream().map(Sighting::generation).collect(Collectors.toSet());
    List<Long> held =
        view.kept().entrySet().stream()
            .filter(one -> !one.getValue().parked())
            .map(Map.Entry::getKey)
            .toList();
    long gone = held.stream().filter(one -> !there.contains(one)).count();
    return MassGuard.tooMany((int) gone, held.size());
  }
}
