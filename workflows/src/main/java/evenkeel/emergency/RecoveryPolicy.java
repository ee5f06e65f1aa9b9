package evenkeel.emergency;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a ratio has recovered: two readings at recovery in a row, at least half a reading interval
 * apart by their own times, without a gap between them, the last of them fresh. Where times run
 * backwards, or leap, it begins to count anew: it waits for a reading more rather than for one too
 * few.
 *
 * @param interval time between two readings
 * @param stale age at which a reading no longer counts
 */
public record RecoveryPolicy(Duration interval, Duration stale) {
  private static final int ENOUGH = 2;

  /** A reading that counted. */
  public record Sample(Instant readAt, boolean atRecovery) {}

  /**
   * How many readings at recovery in a row count.
   *
   * @param newestFirst readings in the order in which they were stored
   */
  public int inARow(List<Sample> newestFirst, Instant now) {
    if (newestFirst.isEmpty() || !fresh(newestFirst.getFirst(), now)) {
      return 0;
    }
    int counted = 0;
    Instant later = now;
    Instant lastCounted = now;
    for (Sample sample : newestFirst) {
      boolean first = counted == 0;
      if (!sample.atRecovery() || !(first || follows(sample.readAt(), later))) {
        return counted;
      }
      later = sample.readAt();
      if (first
          || !Duration.between(later, lastCounted).multipliedBy(2).minus(interval).isNegative()) {
        counted++;
        lastCounted = later;
      }
    }
    return counted;
  }

  /** Clocks of two machines may differ by a little; one that leapt makes nothing fresh. */
  private boolean fresh(Sample sample, Instant now) {
    return Duration.between(sample.readAt(), now).abs().compareTo(stale) <= 0;
  }

  private boolean follows(Instant earlier, Instant later) {
    Duration gap = Duration.between(earlier, later);
    return !gap.isNegative() && gap.compareTo(stale) <= 0;
  }

  /** Judges an emergency by the readings stored so far. */
  public Recovery judge(
      List<Sample> newestFirst, Instant now, Instant notBefore, Optional<Instant> asksUntil) {
    int inARow = inARow(newestFirst, now);
    return new Recovery(inARow, inARow >= ENOUGH, notBefore, asksUntil.orElse(null));
  }
}
