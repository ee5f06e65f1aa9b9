package evenkeel.keeping;

import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which torrents a holder claims by rule, asked at every look while its row is open. */
public interface ClaimRule {

  /** Whether the rule may touch the torrent at all, or why not. */
  Coverage coverage(Torrent torrent);

  /** Why it wants something, or nothing, of an unmasked torrent that it covers. */
  Ground ground(Candidate candidate);

  /** Whether the rule may touch the torrent at all: its account's, and not excluded. */
  default boolean covers(Torrent torrent) {
    return coverage(torrent) == Coverage.COVERED;
  }

  /** What it wants of an unmasked torrent that it covers and has not claimed yet. */
  default Answer judge(Candidate candidate) {
    return ground(candidate).answer();
  }

  /** Whether only watching is allowed: nothing may be placed. */
  boolean observing();

  /** Whether it is asked of a masked torrent too, before that shows what it is. */
  default boolean judgesMasked() {
    return false;
  }

  /** Whether a torrent that it claimed to be stopped may run once it is complete. */
  default boolean sparesComplete() {
    return true;
  }

  /** Whether it claims at its first look at a client alone; later only its claims are judged. */
  default boolean claimsOnce() {
    return false;
  }

  /** Whether what it claimed, and the client has not done by then, is not wanted any more. */
  default boolean overdue(Instant at) {
    return false;
  }

  /** Whether the limits of the client's queue are raised while seeds that it covers wait there. */
  default boolean raisesQueue() {
    return false;
  }

  /** Whether something is done so that seeds that wait in the client's queue run. */
  default boolean letsQueuedRun() {
    return raisesQueue();
  }

  /** What a rule says of a torrent. */
  enum Answer {
    NONE,
    STOP,
    START,
    /** It is to run ahead of the client's queue. */
    FORCE,
    /** The user started or added it against what is wanted; reported, left. */
    USERS_OWN,
    /** It would stop it, were its account not only observed; remembered, and counted. */
    WOULD_STOP,
    /** It cannot do what is wanted; remembered, with the ground. */
    REFUSE
  }

  /** Whether a rule may touch a torrent. */
  enum Coverage {
    COVERED,
    NOT_OF_ACCOUNT,
    EXCLUDED_CATEGORY,
    EXCLUDED_TAG
  }

  /** What a rule's answer rests on. */
  enum Ground {
    /** Incomplete and not stopped: it costs ratio, now or when its turn comes. */
    DOWNLOADS(Answer.STOP),
    /** Complete and stopped: running, it would upload. */
    COULD_SEED(Answer.START),
    /** Complete and stopped: running ahead of the queue, it would upload. */
    COULD_SEED_AHEAD(Answer.FORCE),
    /** Complete, and waiting in the queue: ahead of it, it would upload. */
    WAITS_IN_QUEUE(Answer.FORCE),
    /** Incomplete; it stood still, and the user started it. */
    STARTED_BY_USER(Answer.USERS_OWN),
    /** Incomplete, and stopped as it is. */
    STOPPED_ALREADY(Answer.NONE),
    /** Complete, and not stopped as it is. */
    SEEDS_ALREADY(Answer.NONE),
    /** Complete and stopped; the settings say that such are not started. */
    STARTS_OFF(Answer.NONE),
    /** Complete and stopped, but not so when the holder first looked. */
    STOPPED_LATER(Answer.NONE),
    /** Complete and stopped; a share limit could stop or remove it while it runs. */
    SHARE_LIMIT(Answer.NONE),
    /** Complete and stopped, in error. */
    BROKEN(Answer.NONE),
    /** An order does not name it, or it came to match only after the order had looked. */
    NOT_MEANT(Answer.NONE),
    /** Masked, and named by an order: whether it downloads shows later. */
    MAY_DOWNLOAD(Answer.STOP),
    /** It came to a client that was away, after the order was given. */
    ADDED_LATER(Answer.USERS_OWN),
    /** It downloads, but may only be watched. */
    OBSERVED(Answer.WOULD_STOP),
    /** It runs and is to be restarted. */
    RESTARTS(Answer.STOP),
    /** To be restarted, but it is stopped as it is. */
    STANDS_STILL(Answer.REFUSE),
    /** To be restarted, but somebody else holds it. */
    HELD_ALREADY(Answer.REFUSE),
    /** To be restarted, but masked. */
    HIDDEN(Answer.REFUSE),
    /** To be restarted, but a share limit could keep it from starting again. */
    LIMITED(Answer.REFUSE),
    /** To be restarted, but excluded. */
    LEFT_OUT(Answer.REFUSE),
    /** To be restarted, but the client was away for too long. */
    TOO_LATE(Answer.REFUSE),
    /** To be restarted, but the client would not stop it for too long. */
    OVERDUE(Answer.REFUSE),
    /** To be restarted, but it may only be watched. */
    ONLY_WATCHED(Answer.REFUSE);

    private final Answer answer;

    Ground(Answer answer) {
      this.answer = answer;
    }

    public Answer answer() {
      return answer;
    }
  }

  /**
   * An unmasked torrent before a rule.
   *
   * @param run its value without any claim: the baseline where one is kept
   * @param opening whether this is the holder's first look at the client
   * @param known whether it had been seen unmasked when the holder first looked
   * @param lastRun its value when last seen unmasked before this look; null = never seen so
   * @param limits its share limits, resolved against the client's
   * @param at when the look was taken, by the ledger's clock
   */
  record Candidate(
      Torrent torrent,
      Run run,
      boolean opening,
      boolean known,
      @Nullable Run lastRun,
      ShareLimits limits,
      Instant at) {}
}
