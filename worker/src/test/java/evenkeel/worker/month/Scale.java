package evenkeel.worker.month;

import java.time.Duration;

/**
 * How much is told.
 *
 * @param torrents of each client at the beginning
 * @param interval between two readings
 * @param idle between two looks while nothing is changed
 * @param busy the same while something is
 */
record Scale(Duration length, int torrents, Duration interval, Duration idle, Duration busy) {
  /** Looks are rarer than a home's own, so that it takes minutes and not hours. */
  static final Scale MONTH =
      new Scale(
          Duration.ofDays(30),
          10_000,
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(1));

  static final Scale WEEKEND =
      new Scale(
          Duration.ofHours(18),
          200,
          Duration.ofMinutes(15),
          Duration.ofMinutes(10),
          Duration.ofMinutes(2));
}
