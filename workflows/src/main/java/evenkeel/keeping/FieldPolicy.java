package evenkeel.keeping;

import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides, from one look, what becomes of a kept field. Says nothing of a torrent that is masked or
 * of a client that has just started.
 *
 * @param patience how long a write that can still arrive may stay invisible
 */
public record FieldPolicy(Duration patience) {
  private static final int MOST_ATTEMPTS = 2;
  private static final int REFRESHES = 5;
  private static final Duration LEAST_FENCED_WAIT = Duration.ofSeconds(1);

  /**
   * The verdict on {@code field} when {@code torrent} (null: not listed) is seen at {@code moment}.
   */
  public Verdict judge(KeptField field, @Nullable Torrent torrent, LookMoment moment) {
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

  private static Verdict absent(KeptField field, LookMoment moment) {
    if (field.parked() || field.guarded()) {
      return Verdict.LEAVE;
    }
    Long since = field.absentLook();
    if (since == null) {
      return Verdict.ABSENT;
    }
    return moment.look() > since ? Verdict.PARKED : Verdict.LEAVE;
  }

  private Verdict present(KeptField field, Run seen, LookMoment moment) {
    PendingWrite pending = field.pending();
    if (pending != null) {
      return awaited(field, pending, seen, moment);
    }
    Run confirmed = field.confirmed();
    if (confirmed == null) {
      return seen == field.target() ? settled(field) : writeUnlessRefused(field, moment);
    }
    return seen == confirmed ? holding(field, moment) : differing(field, seen, moment);
  }

  /** A sent write blocks every other decision until it is seen or can no longer be expected. */
  private Verdict awaited(KeptField field, PendingWrite pending, Run seen, LookMoment moment) {
    if (seen == pending.setTo()) {
      return Verdict.CONFIRMED;
    }
    if (moment.at().isBefore(expectedBy(pending, moment))) {
      return Verdict.LEAVE;
    }
    if (seen == field.target()) {
      return settled(field);
    }
    return mayTryAgain(field, pending) ? Verdict.WRITE : Verdict.REFUSED;
  }

  private static boolean mayTryAgain(KeptField field, PendingWrite pending) {
    return pending.fencedAt() != null
        || pending.attempt() < MOST_ATTEMPTS
        || field.target() != pending.setTo();
  }

  private Instant expectedBy(PendingWrite pending, LookMoment moment) {
    Duration visible = moment.refresh().multipliedBy(REFRESHES);
    Instant fencedAt = pending.fencedAt();
    return fencedAt == null
        ? pending.sentAt().plus(longer(patience, visible))
        : fencedAt.plus(longer(LEAST_FENCED_WAIT, visible));
  }

  private static Verdict holding(KeptField field, LookMoment moment) {
    return field.confirmed() == field.target() ? settled(field) : writeUnlessRefused(field, moment);
  }

  private static Verdict settled(KeptField field) {
    return field.returning() ? Verdict.RESTORED : Verdict.HOLDS;
  }

  /** In the same client run it was somebody else; after a start the client forgot. */
  private static Verdict differing(KeptField field, Run seen, LookMoment moment) {
    if (field.guarded()) {
      return Verdict.LEAVE;
    }
    if (field.confirmedRun() != moment.run()) {
      return seen == field.target() ? settled(field) : writeUnlessRefused(field, moment);
    }
    Long since = field.divergedLook();
    if (since == null) {
      return Verdict.DIVERGED;
    }
    return moment.look() > since ? Verdict.CEDED : Verdict.LEAVE;
  }

  private static Verdict writeUnlessRefused(KeptField field, LookMoment moment) {
    KeptField.Refusal refusal = field.refusal();
    boolean refused =
        refusal != null && refusal.target() == field.target() && refusal.run() == moment.run();
    return refused ? Verdict.LEAVE : Verdict.WRITE;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
