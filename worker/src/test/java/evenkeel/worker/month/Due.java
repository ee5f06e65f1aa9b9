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

  /** Whether it has come up; once each time. */
  boolean at(Instant now) {
    boolean due = !now.isBefore(next);
    while (!now.isBefore(next)) {
      next = next.plus(every);
    }
    return due;
  }
}
