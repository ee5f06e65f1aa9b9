package evenkeel.worker.trackersite.session;

import evenkeel.worker.trackersite.SiteTrouble;
import evenkeel.worker.trackersite.SiteTrouble.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the site may be asked next: never sooner than it bears, never while it asked for a rest. */
public final class Pace {
  private final Duration least;
  private final Clock clock;
  private final Pause pause;
  private @Nullable Instant lastEnd;
  private @Nullable Rest rest;

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

  /** Waits until the next request may start; a long rest is refused instead of waited for. */
  void awaitTurn() throws InterruptedException {
    Instant now = clock.instant();
    rest = rest == null ? null : rest.asOf(now);
    if (rest != null && now.isBefore(rest.end)) {
      throw SiteTrouble.until(rest.kind, "the site asked for a rest", rest.end);
    }
    if (lastEnd != null) {
      Duration left = Duration.between(now, lastEnd.plus(least));
      if (left.isPositive()) {
        // Never longer than the pace, though the clock may have been set back meanwhile.
        pause.pass(left.compareTo(least) < 0 ? left : least);
      }
    }
  }

  void ended() {
    lastEnd = clock.instant();
  }

  void restUntil(Instant end, Kind kind) {
    rest = new Rest(clock.instant(), end, kind);
  }

  /** A time in which the site wants no request, and why. */
  private record Rest(Instant begin, Instant end, Kind kind) {
    /** As long as it was asked for, though the clock was set back meanwhile. */
    Rest asOf(Instant now) {
      return now.isBefore(begin)
          ? new Rest(now, now.plus(Duration.between(begin, end)), kind)
          : this;
    }
  }
}
