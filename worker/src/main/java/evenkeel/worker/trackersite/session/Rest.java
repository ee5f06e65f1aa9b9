package evenkeel.worker.trackersite.session;

import evenkeel.worker.trackersite.SiteTrouble.Kind;
import java.time.Duration;
import java.time.Instant;

/**
 * A time in which the site is left alone, and why.
 *
 * @param found what was seen, in short
 * @param failures how often in a row the site gave no answer worth having
 * @param asked whether the site asked for it; else it is ours, and follows from its failing
 */
public record Rest(
    Instant begin, Instant end, Kind kind, String found, int failures, boolean asked) {
  /** The same, as if it had ended as it began and nothing had failed before. */
  Rest over() {
    return new Rest(begin, begin, kind, found, 0, asked);
  }

  /** As long as it was meant, though the clock was set back meanwhile. */
  Rest asOf(Instant now) {
    return now.isBefore(begin)
        ? new Rest(now, now.plus(Duration.between(begin, end)), kind, found, failures, asked)
        : this;
  }
}
