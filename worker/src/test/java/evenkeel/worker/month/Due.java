package evenkeel.worker.month;

import java.time.Duration;
import java.time.Instant;

/** What comes up again and again. */
final class Due {
  private final Duration every;
  private Instant next;

  Due(Instant begin, Duration every) {
    this.every = every;
    next = begin.plus(every);
  }

  Instant next() {
    return next;
  }

  /** Whether it is so long until it comes up, and since it last did. */
  boolean farFrom(Instant now, Duration gap) {
    return now.plus(gap).isBefore(next) && now.minus(gap).isAfter(next.minus(every));
  }

  /** Whether it has come up; once each time. */
  boolean at(Instant now) {
    boolean due = !now.isBefore(next);
    while (!now.isBefore(next)) {
      next = next.plus(every);
    }
    return due;
  }
}
