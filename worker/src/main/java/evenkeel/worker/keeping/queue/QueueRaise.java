package evenkeel.worker.keeping.queue;

import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.KeptField;
import evenkeel.keeping.LookMoment;
import evenkeel.torrent.QueueLimit;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Sighting;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Lets holders want higher limits in one look, where seeds of theirs wait for them. */
public final class QueueRaise {
  /** After so many refreshes of the client all that a write has started shows. */
  private static final int REFRESHES = 5;

  private final QueueLedger ledger;
  private final Map<Long, KeptField<QueueLimit>> kept = new HashMap<>();
  private final Map<Long, QueueLimit> shown;
  private final LookMoment moment;

  /**
   * @param kept the limits that are kept
   * @param shown all limits as the client has them, by generation
   */
  public QueueRaise(
      QueueLedger ledger,
      List<Kept<QueueLimit>> kept,
      Map<Long, QueueLimit> shown,
      LookMoment moment) {
    this.ledger = ledger;
    kept.forEach(one -> this.kept.put(one.generation(), one.field()));
    this.shown = shown;
    this.moment = moment;
  }

  /** Wants for the holder what its seeds need; answers whether that is anything new. */
  public boolean follow(long holder, ClaimRule rule, Collection<Sighting> sightings) {
    List<Boolean> claims = ledger.claims(holder, shown.keySet());
    if (claims.contains(false)) {
      return false; // The user has changed a limit: it is theirs, with all that waits for it.
    }
    Seeds seeds = Seeds.of(rule, sightings);
    if (claims.isEmpty() && seeds.all() > 0 && returning()) {
      return want(holder, seeds::letOn);
    }
    return seeds.waiting() > 0 && calm() && want(holder, seeds::letIn);
  }

  private boolean want(long holder, BinaryOperator<QueueLimit> needed) {
    Map<Long, QueueLimit> wanted = new HashMap<>();
    shown.forEach((generation, now) -> {
      if (!now.unlimited()) {
        wanted.put(generation, needed.apply(now, before(kept.get(generation), now)));
      }
    });
    if (!wanted.isEmpty()) {
      ledger.want(holder, wanted, moment);
    }
    return !wanted.isEmpty();
  }

  private static QueueLimit before(@Nullable KeptField<QueueLimit> field, QueueLimit now) {
    return field == null ? now : field.baseline();
  }

  /** Whether a raise is about to be taken back, since nobody wants it any more. */
  private boolean returning() {
    return kept.values().stream().anyMatch(KeptField::returning);
  }

  /** Whether all that was wanted so far is in force, and has had its effect. */
  private boolean calm() {
    return kept.values().stream().allMatch(QueueRaise::holds)
        && !ledger.writtenWithin(moment.refresh().multipliedBy(REFRESHES), shown.keySet());
  }

  private static boolean holds(KeptField<QueueLimit> field) {
    return field.pending() == null
        && field.divergedLook() == null
        && field.refusal() == null
        && field.target().equals(field.confirmed());
  }
}
