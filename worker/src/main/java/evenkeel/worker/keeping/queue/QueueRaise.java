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
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Lets holders want higher limits in one look, where seeds of theirs wait for them. */
public final class QueueRaise {
  /** After so many refreshes of the client all that a write has started shows. */
  private static final int REFRESHES = 5;

  private final QueueLedger ledger;
  private final Map<Long, KeptField<QueueLimit>> kept = new HashMap<>();
  private final Shown shown;
  private final Line line;
  private final LookMoment moment;

  /** The limits as the client has them, and which preference each is, by generation. */
  public record Shown(Map<Long, QueuePreference> known, Map<Long, QueueLimit> limits) {
    private QueueLimit limit(long generation) {
      return Objects.requireNonNull(limits.get(generation));
    }

    private boolean ofTorrents(long generation) {
      return known.get(generation) == QueuePreference.MAX_ACTIVE_TORRENTS;
    }

    private long torrents() {
      return limits.keySet().stream().filter(this::ofTorrents).findFirst().orElseThrow();
    }
  }

  /**
   * @param kept the limits that are kept
   */
  public QueueRaise(
      QueueLedger ledger, List<Kept<QueueLimit>> kept, Shown shown, Line line, LookMoment moment) {
    this.ledger = ledger;
    kept.forEach(one -> this.kept.put(one.generation(), one.field()));
    this.shown = shown;
    this.line = line;
    this.moment = moment;
  }

  /** Lets nobody want the limit raised by which downloads run; answers whether anyone did. */
  public boolean spareDownloads() {
    return downloadsWait() && ledger.wantNoMore(shown.torrents(), before(shown.torrents()));
  }

  /** Wants for the holder what its seeds need; answers whether that is anything new. */
  public boolean follow(long holder, ClaimRule rule, Collection<Sighting> sightings) {
    List<Boolean> claims = ledger.claims(holder, shown.limits().keySet());
    if (claims.contains(false)) {
      return false; // The user has changed a limit: it is theirs, with all that waits for it.
    }
    Seeds seeds = Seeds.of(rule, sightings, line);
    if (claims.isEmpty() && seeds.all() > 0 && returning()) {
      return want(holder, seeds::letOn);
    }
    return seeds.waiting() > 0
        && !line.limited()
        && calm()
        && helps()
        && want(holder, seeds::letIn);
  }

  /** What keeps the seeds of a holder waiting; empty if nothing but time does. */
  public Optional<QueueObstacle> obstacle(
      long holder, ClaimRule rule, Collection<Sighting> sightings) {
    if (Seeds.of(rule, sightings, line).waiting() == 0) {
      return Optional.empty();
    }
    if (ledger.claims(holder, shown.limits().keySet()).contains(false)
        || kept.values().stream().anyMatch(one -> one.refusal() != null)) {
      return Optional.of(QueueObstacle.GIVEN_UP);
    }
    if (line.limited()) {
      return Optional.of(QueueObstacle.SHARE_LIMIT);
    }
    return downloadsWait() ? Optional.of(QueueObstacle.DOWNLOADS) : Optional.empty();
  }

  private boolean downloadsWait() {
    return line.downloadsWaitFor(before(shown.torrents()));
  }

  /** Whether a seed can wait for a limit that may be raised. */
  private boolean helps() {
    return !downloadsWait()
        || shown.limits().entrySet().stream()
            .anyMatch(
                one -> !shown.ofTorrents(one.getKey()) && one.getValue().most() < line.seeds());
  }

  private boolean want(long holder, BinaryOperator<QueueLimit> needed) {
    Map<Long, QueueLimit> wanted = new HashMap<>();
    shown
        .limits()
        .forEach((generation, now) -> {
          if (!now.unlimited() && !(shown.ofTorrents(generation) && downloadsWait())) {
            wanted.put(generation, needed.apply(now, before(generation)));
          }
        });
    if (!wanted.isEmpty()) {
      ledger.want(holder, wanted, moment);
    }
    return !wanted.isEmpty();
  }

  /** What a limit was before anyone raised it. */
  private QueueLimit before(long generation) {
    KeptField<QueueLimit> field = kept.get(generation);
    return field == null ? shown.limit(generation) : field.baseline();
  }

  /** Whether a raise is about to be taken back, since nobody wants it any more. */
  private boolean returning() {
    return kept.values().stream().anyMatch(KeptField::returning);
  }

  /** Whether all that was wanted so far is in force, and has had its effect. */
  private boolean calm() {
    return kept.values().stream().allMatch(QueueRaise::holds)
        && !ledger.writtenWithin(moment.refresh().multipliedBy(REFRESHES), shown.limits().keySet());
  }

  private static boolean holds(KeptField<QueueLimit> field) {
    return field.pending() == null
        && field.divergedLook() == null
        && field.refusal() == null
        && field.target().equals(field.confirmed());
  }
}
