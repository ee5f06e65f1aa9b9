package evenkeel.worker.month;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much is told.
 *
 * @param torrents of each client at the beginning
 * @param interval between two readings
 * @param idle between two looks while nothing is changed
 * @param busy the same while something is
 */
record Scale(Duration length, int torrents, Duration interval, Duration idle, Duration busy) {
  static final Scale WEEKEND =
      new Scale(
          Duration.ofHours(24),
          200,
          Duration.ofMinutes(15),
          Duration.ofMinutes(5),
          Duration.ofMinutes(2));

  /** Looks are rarer than a home's own, so that it takes minutes and not hours. */
  static Scale month(int days) {
    return new Scale(
        Duration.ofDays(days),
        10_000,
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        Duration.ofMinutes(5));
  }

  /** When rows are counted. */
  List<Duration> marks() {
    return Stream.concat(Stream.of(1, 10, 20).map(Duration::ofDays), Stream.of(length))
        .filter(one -> one.compareTo(length) <= 0)
        .distinct()
        .toList();
  }
}
