package evenkeel.keeping;

import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import org.jspecify.annotations.Nullable;

/** Which torrents a holder claims by rule, asked at every look while its row is open. */
public interface ClaimRule {

  /** Whether the rule may touch the torrent at all: its account's, and not excluded. */
  boolean covers(Torrent torrent);

  /** What it wants of an unmasked torrent that it covers and has not claimed yet. */
  Answer judge(Candidate candidate);

  /** Whether only watching is allowed: nothing may be placed. */
  boolean observing();

  /** What a rule says of a torrent. */
  enum Answer {
    NONE,
    STOP,
    START,
    /** It stood still and now runs: the user started it; reported, left. */
    USERS_OWN
  }

  /**
   * An unmasked torrent before a rule.
   *
   * @param run its value without any claim: the baseline where one is kept
   * @param opening whether this is the holder's first look at the client
   * @param known whether it had been seen unmasked when the holder first looked
   * @param lastRun its value when last seen unmasked before this look; null = never seen so
   * @param limits its share limits, resolved against the client's
   */
  record Candidate(
      Torrent torrent,
      Run run,
      boolean opening,
      boolean known,
      @Nullable Run lastRun,
      ShareLimits limits) {}
}
