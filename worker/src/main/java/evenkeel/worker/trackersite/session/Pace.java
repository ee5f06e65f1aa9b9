package evenkeel.worker.trackersite.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the site may be asked next: never sooner than it bears. */
public final class Pace {
  private final Duration least;
  private final Clock clock;
  private final Pause pause;
  private @Nullable Instant lastEnd;

  /**
   * @param least least time between the end of a request and the start of the next
   */
  public Pace(Duration least, Clock clock, Pause pause) {
    this.least = least;
    this.clock = clock;
    this.pause = pause;
  }

  /** A pace by the real clock. */
  public static Pace real(Duration least) {
    return new Pace(least, Clock.systemUTC(), Thread::sleep);
  }

  Clock clock() {
    return clock;
  }

  /** Waits until the next request may start. */
  void awaitTurn() throws InterruptedException {
    if (lastEnd != null) {
      Duration left = Duration.between(clock.instant(), lastEnd.plus(least));
      if (left.isPositive()) {
        // Never longer than the pace, though the clock may have been set back meanwhile.
        pause.pass(left.compareTo(least) < 0 ? left : least);
      }
    }
  }

  void ended() {
    lastEnd = clock.instant();
  }
}
