package evenkeel.keeping;

import evenkeel.torrent.Keepable;
import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides, from one look, what becomes of a kept field. Says nothing of a torrent that is masked or
 * of a client that has just started.
 *
 * @param patience how long a write that can still arrive may stay invisible
 */
public record FieldPolicy(Duration patience) {
  private static final int MOST_ATTEMPTS = 2;

  /** The run of a value that is to be written whatever shows: a person said so, or it is undone. */
  private static final int ASSERTED = 0;

  private static final int REFRESHES = 5;
  private static final Duration LEAST_FENCED_WAIT = Duration.ofSeconds(1);

  /**
   * The verdict on {@code field} when {@code torrent} (null: not listed) is seen at {@code moment}.
   */
  public Verdict judge(KeptField<Run> field, @Nullable Torrent torrent, LookMoment moment) {
    if (!moment.settled()) {
      return Verdict.LEAVE;
    }
    if (torrent == null) {
      return absent(field, moment);
    }
    if (field.parked()) {
      return Verdict.REOPENED;
    }
    return torrent.masked() ? Verdict.LEAVE : present(field, torrent.run(), moment);
  }

  /** The verdict on a field that is always there, such as a preference of the client. */
  public <V extends Keepable<V>> Verdict judgeShown(KeptField<V> field, V seen, LookMoment moment) {
    return moment.settled() ? present(field, seen, moment) : Verdict.LEAVE;
  }

  private static Verdict absent(KeptField<Run> field, LookMoment moment) {
    if (field.parked() || field.guarded()) {
      return Verdict.LEAVE;
    }
    Long since = field.absentLook();
    if (since == null) {
      return Verdict.ABSENT;
    }
    return moment.look() > since ? Verdict.PARKED : Verdict.LEAVE;
  }

  private <V extends Keepable<V>> Verdict present(KeptField<V> field, V seen, LookMoment moment) {
    PendingWrite<V> pending = field.pending();
    if (pending != null) {
      return awaited(field, pending, seen, moment);
    }
    V confirmed = field.confirmed();
    if (seen.equals(confirmed)) {
      return holding(field, moment);
    }
    return differing(field, seen, confirmed == null ? field.target() : confirmed, moment);
  }

  /** A sent write blocks every other decision until it is seen or can no longer be expected. */
  private <V extends Keepable<V>> Verdict awaited(
      KeptField<V> field, PendingWrite<V> pending, V seen, LookMoment moment) {
    if (seen.equals(pending.setTo())) {
      return Verdict.CONFIRMED;
    }
    if (expected(pending, moment)) {
      return Verdict.LEAVE;
    }
    if (seen.equals(field.target())) {
      return settled(field);
    }
    if (!asserted(field) && !leftOver(field, seen, written(field, pending))) {
      return changed(field, moment);
    }
    return mayTryAgain(field, pending) ? Verdict.WRITE : Verdict.REFUSED;
  }

  private static <V extends Keepable<V>> List<V> written(
      KeptField<V> field, PendingWrite<V> pending) {
    V confirmed = field.confirmed();
    return confirmed == null ? List.of(pending.setTo()) : List.of(pending.setTo(), confirmed);
  }

  private static boolean asserted(KeptField<?> field) {
    return field.confirmedRun() == ASSERTED && (field.confirmed() != null || field.returning());
  }

  private static <V extends Keepable<V>> boolean leftOver(
      KeptField<V> field, V seen, List<V> written) {
    return seen.leftOver(field.baseline(), field.baseline().under(written));
  }

  private static <V extends Keepable<V>> boolean mayTryAgain(
      KeptField<V> field, PendingWrite<V> pending) {
    return pending.fencedAt() != null
        || pending.attempt() < MOST_ATTEMPTS
        || !pending.setTo().leadsTo(field.target());
  }

  /** Not either, if the clock was set back by more than a write is waited for. */
  private boolean expected(PendingWrite<?> pending, LookMoment moment) {
    Duration visible = moment.refresh().multipliedBy(REFRESHES);
    Instant fencedAt = pending.fencedAt();
    return fencedAt == null
        ? near(pending.sentAt(), longer(patience, visible), moment)
        : near(fencedAt, longer(LEAST_FENCED_WAIT, visible), moment);
  }

  private static boolean near(Instant since, Duration wait, LookMoment moment) {
    return Duration.between(since, moment.at()).abs().compareTo(wait) < 0;
  }

  private static <V extends Keepable<V>> Verdict holding(KeptField<V> field, LookMoment moment) {
    return field.target().equals(field.confirmed())
        ? settled(field)
        : writeUnlessRefused(field, moment);
  }

  private static Verdict settled(KeptField<?> field) {
    return field.returning() ? Verdict.RESTORED : Verdict.HOLDS;
  }

  /** In the same client run it was somebody else; after a start the client forgot. */
  private static <V extends Keepable<V>> Verdict differing(
      KeptField<V> field, V seen, V written, LookMoment moment) {
    if (field.guarded() && field.confirmed() != null) {
      return Verdict.LEAVE;
    }
    if (asserted(field)) {
      return seen.equals(field.target()) ? settled(field) : writeUnlessRefused(field, moment);
    }
    return field.confirmedRun() == moment.run()
        ? changed(field, moment)
        : forgotten(field, seen, written, moment);
  }

  /** What the client cannot have by itself, nor from us, somebody has set meanwhile. */
  private static <V extends Keepable<V>> Verdict forgotten(
      KeptField<V> field, V seen, V written, LookMoment moment) {
    if (seen.equals(field.target())) {
      return settled(field);
    }
    return leftOver(field, seen, List.of(written))
        ? writeUnlessRefused(field, moment)
        : changed(field, moment);
  }

  /** The user's, once a second look shows it too. */
  private static Verdict changed(KeptField<?> field, LookMoment moment) {
    Long since = field.divergedLook();
    if (since == null) {
      return Verdict.DIVERGED;
    }
    return moment.look() > since ? Verdict.CEDED : Verdict.LEAVE;
  }

  private static <V extends Keepable<V>> Verdict writeUnlessRefused(
      KeptField<V> field, LookMoment moment) {
    KeptField.Refusal<V> refusal = field.refusal();
    boolean refused =
        refusal != null && refusal.target().equals(field.target()) && refusal.run() == moment.run();
    return refused ? Verdict.LEAVE : Verdict.WRITE;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
