package evenkeel.worker.keeping.queue;

import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.KeptField;
import evenkeel.keeping.LookMoment;
import evenkeel.torrent.QueueLimit;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Sighting;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets holders want higher limits in one look, where seeds of theirs wait for them. */
public final class QueueRaise {
  /** After so many refreshes of the client all that a write has started shows. */
  private static final int REFRESHES = 5;

  private final QueueLedger ledger;
  private final List<KeptField<QueueLimit>> kept;
  private final Headroom headroom;
  private final LookMoment moment;

  /**
   * @param kept the limits that are kept
   */
  public QueueRaise(
      QueueLedger ledger, List<Kept<QueueLimit>> kept, Headroom headroom, LookMoment moment) {
    this.ledger = ledger;
    this.kept = kept.stream().map(Kept::field).toList();
    this.headroom = headroom;
    this.moment = moment;
  }

  /** Lets nobody want the limit raised by which downloads run; answers whether anyone did. */
  public boolean spareDownloads() {
    long torrents = headroom.torrents();
    return headroom.downloadsWait() && ledger.wantNoMore(torrents, headroom.before(torrents));
  }

  /** Wants for the holder what its seeds need; answers whether that is anything new. */
  public boolean follow(long holder, ClaimRule rule, Collection<Sighting> sightings) {
    List<Boolean> claims = ledger.claims(holder, headroom.shown().keySet());
    if (claims.contains(false)) {
      return false; // The user has changed a limit: it is theirs, with all that waits for it.
    }
    Seeds seeds = Seeds.of(rule, sightings, headroom.line());
    if (claims.isEmpty() && seeds.all() > 0 && returning()) {
      return want(holder, headroom.letOn(seeds));
    }
    return seeds.waiting() > 0
        && !headroom.line().limited()
        && calm()
        && headroom.helps()
        && want(holder, headroom.letIn(seeds));
  }

  /** What keeps the seeds of a holder waiting; empty if nothing but time does. */
  public Optional<QueueObstacle> obstacle(
      long holder, ClaimRule rule, Collection<Sighting> sightings) {
    if (Seeds.of(rule, sightings, headroom.line()).waiting() == 0) {
      return Optional.empty();
    }
    if (ledger.claims(holder, headroom.shown().keySet()).contains(false)) {
      return Optional.of(QueueObstacle.GIVEN_UP);
    }
    return headroom
        .obstacle()
        .or(() ->
            headroom.reached() || !calm() ? Optional.empty() : Optional.of(QueueObstacle.OTHER));
  }

  private boolean want(long holder, Map<Long, QueueLimit> wanted) {
    if (!wanted.isEmpty()) {
      ledger.want(holder, wanted, moment);
    }
    return !wanted.isEmpty();
  }

  /** Whether a raise is about to be taken back, since nobody wants it any more. */
  private boolean returning() {
    return kept.stream().anyMatch(KeptField::returning);
  }

  /** Whether all that was wanted so far is in force, and has had its effect. */
  private boolean calm() {
    return kept.stream().allMatch(QueueRaise::holds)
        && !ledger.writtenWithin(
            moment.refresh().multipliedBy(REFRESHES), headroom.shown().keySet());
  }

  private static boolean holds(KeptField<QueueLimit> field) {
    return field.pending() == null
        && field.divergedLook() == null
        && field.refusal() == null
        && field.target().equals(field.confirmed());
  }
}
