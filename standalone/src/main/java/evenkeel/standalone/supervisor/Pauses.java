package evenkeel.standalone.supervisor;

import java.time.Duration;

/** The growing rest between a death and the next start: 1 s, 2 s, 4 s ... 30 s. */
final class Pauses {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration HEALTHY = Duration.ofSeconds(60);

  private Duration next = FIRST;

  /** The rest after a process that ran this long; a minute of life makes the pauses short again. */
  synchronized Duration after(Duration ran) {
    if (ran.compareTo(HEALTHY) >= 0) {
      next = FIRST;
    }
    var pause = next;
    var doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return pause;
  }

  synchronized void reset() {
    next = FIRST;
  }
}
