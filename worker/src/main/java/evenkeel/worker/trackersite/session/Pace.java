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
  private @Nullable Instant notBefore;

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
    if (notBefore != null && now.isBefore(notBefore)) {
      throw SiteTrouble.until(Kind.TOO_FAST, "the site asked for a rest", notBefore);
    }
    if (lastEnd != null) {
      Duration rest = Duration.between(now, lastEnd.plus(least));
      if (rest.isPositive()) {
        // Never longer than the pace, though the clock may have been set back meanwhile.
        pause.pass(rest.compareTo(least) < 0 ? rest : least);
      }
    }
  }

  void ended() {
    lastEnd = clock.instant();
  }

  void restUntil(Instant moment) {
    notBefore = moment;
  }
}
