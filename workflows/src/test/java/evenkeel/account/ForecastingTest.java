package evenkeel.account;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.account.Forecasting.Sample;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastingTest {
  private static final BigDecimal RECOVERY = new BigDecimal("1.05");
  private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");

  @Test
  void needsWhatIsMissingToTheRecoveryLevelAndNeverLessThanNothing() {
    assertThat(Forecasting.bytesNeeded(Readings.bytes(98, 100), RECOVERY)).isEqualTo(7);
    assertThat(Forecasting.bytesNeeded(Readings.bytes(0, 1), RECOVERY)).isEqualTo(2);
    assertThat(Forecasting.bytesNeeded(Readings.bytes(106, 100), RECOVERY)).isZero();
    assertThat(Forecasting.bytesNeeded(Readings.bytes(0, Long.MAX_VALUE), RECOVERY))
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void tellsTheTimeByTheRateOfTheLastHours() {
    // given six hours at 1,000 bytes an hour, but the last one at 2,000
    var samples = List.of(at(0, 0), at(3, 3_000), at(5, 5_000), at(6, 7_000));

    var forecast = Forecasting.forecast(Readings.bytes(95_000, 100_000), RECOVERY, samples);

    assertThat(forecast.bytesNeeded()).isEqualTo(10_000);
    assertThat(forecast.low()).isEqualTo(Duration.ofHours(5));
    assertThat(forecast.likely()).isBetween(Duration.ofMinutes(514), Duration.ofMinutes(515));
    assertThat(forecast.high()).isEqualTo(forecast.likely());
  }

  @Test
  void drawsNothingFromAnHourWithASingleReading() {
    var samples = List.of(at(0, 0), at(2, 2_000), at(4, 4_000));

    var forecast = Forecasting.forecast(Readings.bytes(95_000, 100_000), RECOVERY, samples);

    assertThat(forecast.high()).isEqualTo(Duration.ofHours(10));
  }

  @Test
  void givesNoTimeWhileNothingIsUploaded() {
    assertThat(
            Forecasting.forecast(Readings.bytes(95, 100), RECOVERY, List.of(at(0, 95), at(6, 95))))
        .isEqualTo(new Forecast(10, null, null, null));
    assertThat(Forecasting.forecast(Readings.bytes(95, 100), RECOVERY, List.of()))
        .isEqualTo(new Forecast(10, null, null, null));
    assertThat(Forecasting.forecast(Readings.bytes(95, 100), RECOVERY, List.of(at(0, 95))))
        .isEqualTo(new Forecast(10, null, null, null));
  }

  @Test
  void goesByTheTimesSinceTheClockWasSetBack() {
    var samples = List.of(at(1, 0), at(2, 50_000), at(0, 90_000), at(1, 91_000), at(2, 92_000));

    var forecast = Forecasting.forecast(Readings.bytes(95_000, 100_000), RECOVERY, samples);

    assertThat(forecast.likely()).isEqualTo(Duration.ofHours(10));
    assertThat(forecast.low()).isEqualTo(Duration.ofHours(10));
  }

  @Test
  void needsNoTimeWhenNothingIsMissing() {
    assertThat(Forecasting.forecast(Readings.bytes(200, 100), RECOVERY, List.of()))
        .isEqualTo(new Forecast(0, Duration.ZERO, Duration.ZERO, Duration.ZERO));
  }

  @Test
  void looksNoFurtherThanSixtyDays() {
    var stalled = List.of(at(0, 0), at(4, 1), at(5, 1), at(6, 1));

    var forecast = Forecasting.forecast(Readings.bytes(0, 1_000_000_000_000L), RECOVERY, stalled);

    assertThat(forecast.likely()).isEqualTo(Duration.ofDays(60));
    assertThat(forecast.high()).isEqualTo(Duration.ofDays(60));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isNeverNegativeAndAlwaysInOrder(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      var samples = samples(random);
      long downloaded = random.nextLong(Long.MAX_VALUE / 2);
      var reading = Readings.bytes(random.nextLong(Long.MAX_VALUE), downloaded);

      var forecast = Forecasting.forecast(reading, RECOVERY, samples);

      assertThat(forecast.bytesNeeded()).as("seed %d", seed).isNotNegative();
      if (forecast.likely() != null) {
        assertThat(List.of(forecast.low(), forecast.likely(), forecast.high()))
            .as("seed %d, round %d", seed, i)
            .isSorted()
            .allMatch(time -> !time.isNegative() && time.compareTo(Duration.ofDays(60)) <= 0);
      }
    }
  }

  private static List<Sample> samples(Random random) {
    var samples = new ArrayList<Sample>();
    long uploaded = random.nextLong(1L << 50);
    for (int hour = 0; hour < 7; hour++) {
      uploaded += random.nextInt(4) == 0 ? 0 : random.nextLong(1L << 40);
      samples.add(at(hour, uploaded));
    }
    return samples;
  }

  private static Sample at(long hour, long uploaded) {
    return new Sample(START.plus(Duration.ofHours(hour)), uploaded);
  }
}
