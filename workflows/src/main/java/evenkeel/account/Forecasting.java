package evenkeel.account;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * Says what it takes to recover: ratio = uploaded / downloaded, solved for upload. The likely time
 * goes by the mean rate of all samples; the best and the worst of the last hour, the last three
 * hours and all of them give the range, because sites book bytes late and in lumps.
 */
public final class Forecasting {
  /** How far back samples are taken from. */
  public static final Duration LAST_HOURS = Duration.ofHours(6);

  /** The longest time that is said. */
  public static final Duration LONGEST = Duration.ofDays(60);

  private static final List<Duration> WINDOWS = List.of(Duration.ofHours(1), Duration.ofHours(3));

  private Forecasting() {}

  /** What had been uploaded at a moment. */
  public record Sample(Instant at, long uploadedBytes) {}

  /** Forecast from the samples of the last hours, oldest first. */
  public static Forecast forecast(Reading now, BigDecimal recovery, List<Sample> all) {
    List<Sample> samples = sinceTheClockWasSetBack(all);
    long needed = bytesNeeded(now, recovery);
    if (needed == 0) {
      return new Forecast(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
    if (samples.isEmpty() || gained(samples) <= 0) {
      return new Forecast(needed, null, null, null);
    }
    Duration likely = time(needed, samples);
    return new Forecast(
        needed,
        range(needed, samples, likely, Forecasting::shorter),
        likely,
        range(needed, samples, likely, Forecasting::longer));
  }

  /** Between times of two clocks there is no rate. */
  private static List<Sample> sinceTheClockWasSetBack(List<Sample> samples) {
    int first = samples.size() - 1;
    while (first > 0 && samples.get(first - 1).at().isBefore(samples.get(first).at())) {
      first--;
    }
    return first <= 0 ? samples : samples.subList(first, samples.size());
  }

  /** Upload still needed for {@code recovery}, rounded up to a byte, never negative. */
  public static long bytesNeeded(Reading now, BigDecimal recovery) {
    return recovery
        .multiply(BigDecimal.valueOf(now.downloadedBytes()))
        .subtract(BigDecimal.valueOf(now.uploadedBytes()))
        .setScale(0, RoundingMode.CEILING)
        .max(BigDecimal.ZERO)
        .min(BigDecimal.valueOf(Long.MAX_VALUE))
        .longValueExact();
  }

  private static Duration range(
      long needed, List<Sample> samples, Duration likely, BinaryOperator<Duration> pick) {
    return WINDOWS.stream()
        .flatMap(window -> within(window, samples))
        .map(part -> time(needed, part))
        .reduce(likely, pick);
  }

  private static Stream<List<Sample>> within(Duration window, List<Sample> samples) {
    Instant from = samples.getLast().at().minus(window);
    List<Sample> part = samples.stream().filter(sample -> !sample.at().isBefore(from)).toList();
    return part.size() > 1 ? Stream.of(part) : Stream.empty();
  }

  private static Duration time(long needed, List<Sample> samples) {
    long gained = gained(samples);
    if (gained <= 0) {
      return LONGEST;
    }
    BigDecimal seconds =
        BigDecimal.valueOf(needed)
            .multiply(BigDecimal.valueOf(span(samples).toMillis()))
            .divide(BigDecimal.valueOf(gained), 0, RoundingMode.CEILING)
            .movePointLeft(3)
            .setScale(0, RoundingMode.CEILING);
    return Duration.ofSeconds(
        seconds.min(BigDecimal.valueOf(LONGEST.toSeconds())).longValueExact());
  }

  private static long gained(List<Sample> samples) {
    return samples.getLast().uploadedBytes() - samples.getFirst().uploadedBytes();
  }

  private static Duration span(List<Sample> samples) {
    return Duration.between(samples.getFirst().at(), samples.getLast().at());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
