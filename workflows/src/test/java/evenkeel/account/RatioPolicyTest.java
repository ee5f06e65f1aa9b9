package evenkeel.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatioPolicyTest {
  @ParameterizedTest
  @CsvSource({
    "99, 100, EMERGENCY, false",
    "100, 100, EMERGENCY, false",
    "10001, 10000, WARNING, false",
    "104, 100, WARNING, false",
    "105, 100, WARNING, true",
    "1049999, 1000000, WARNING, false",
    "120, 100, WARNING, true",
    "1200001, 1000000, NORMAL, true",
    "0, 1, EMERGENCY, false",
    "0, 0, NORMAL, true",
    "5, 0, NORMAL, true",
    "9007199254740993, 9007199254740993, EMERGENCY, false",
    "9007199254740994, 9007199254740993, WARNING, false",
    "9007199254740992, 9007199254740993, EMERGENCY, false",
    "9223372036854775807, 9223372036854775806, WARNING, false",
    "9223372036854775806, 9223372036854775807, EMERGENCY, false",
    "9223372036854775807, 9223372036854775807, EMERGENCY, false",
    "9223372036854775807, 1, NORMAL, true"
  })
  void judgesExactlyAtTheBoundaries(
      long uploaded, long downloaded, Level level, boolean atRecovery) {
    var judgement = RatioPolicy.judge(Readings.bytes(uploaded, downloaded), Readings.THRESHOLDS);

    assertThat(judgement).isEqualTo(new Judgement(level, atRecovery));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithWholeNumbersForAnyBytes(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      long downloaded = random.nextLong(1, Long.MAX_VALUE / 2);
      long uploaded =
          Math.max(0, downloaded + random.nextLong(-downloaded / 4, downloaded / 4 + 1));

      var judgement = RatioPolicy.judge(Readings.bytes(uploaded, downloaded), Readings.THRESHOLDS);

      assertThat(judgement.level() == Level.EMERGENCY)
          .as("seed %d: %d / %d", seed, uploaded, downloaded)
          .isEqualTo(uploaded <= downloaded);
      assertThat(judgement.atRecovery())
          .as("seed %d: %d / %d", seed, uploaded, downloaded)
          .isEqualTo(hundred(uploaded, 100).compareTo(hundred(downloaded, 105)) >= 0);
    }
  }

  private static BigInteger hundred(long bytes, long factor) {
    return BigInteger.valueOf(bytes).multiply(BigInteger.valueOf(factor));
  }

  @Test
  void neverShowsARatioThatWasNotReached() {
    var reading = Readings.bytes(1_049_999, 1_000_000);

    assertThat(reading.ratio()).hasToString("Optional[1.0499]");
    assertThat(new Projection(Moved.NONE, new Moved(1, 200_000), 300_000).ratio(reading))
        .hasToString("Optional[0.7000]");
    assertThat(new Projection(Moved.NONE, new Moved(0, 200_000), 300_000).ratio(reading))
        .hasToString("Optional[0.6999]");
    assertThat(new Projection(Moved.NONE, Moved.NONE, 0).ratio(Readings.bytes(5, 0))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // booked | unbooked | coming | level, and what else
    "106 / 100, 0 / 0, 0, WARNING, recovered",
    "101 / 100, 0 / 0, 0, WARNING, -",
    "101 / 100, 0 / 1, 0, EMERGENCY, projected",
    "101 / 100, 0 / 0, 1, EMERGENCY, projected",
    "1021 / 1000, 0 / 1, 0, EMERGENCY, projected",
    "10211 / 10000, 0 / 10, 0, WARNING, -",
    "200 / 100, 0 / 50, 47, EMERGENCY, projected",
    "200 / 100, 0 / 50, 46, NORMAL, -",
    "204 / 100, 0 / 50, 50, EMERGENCY, projected",
    "210 / 100, 0 / 50, 50, NORMAL, recovered",
    "200 / 100, 0 / 40, 41, NORMAL, recovered",
    "200 / 100, 0 / 50, 41, NORMAL, -",
    "100 / 100, 0 / 50, 0, EMERGENCY, -",
    "100 / 100, 90 / 0, 0, EMERGENCY, -",
    "104 / 100, 90 / 1, 0, WARNING, -",
    "0 / 0, 0 / 5, 5, NORMAL, recovered",
    "10 / 0, 0 / 8, 2, EMERGENCY, projected",
    "10 / 0, 0 / 5, 0, NORMAL, recovered"
  })
  void judgesTheWorseOfWhatIsBookedAndWhatIsProjected(
      String booked, String unbooked, long coming, Level level, String more) {
    var bytes = moved(booked);
    var projection = new Projection(Moved.NONE, moved(unbooked), coming);

    var judgement =
        RatioPolicy.judge(
            Readings.bytes(bytes.uploaded(), bytes.downloaded()), projection, Readings.THRESHOLDS);

    assertThat(judgement)
        .isEqualTo(
            new Judgement(level, more.equals("recovered"), more.equals("projected"), projection));
  }

  private static Moved moved(String bytes) {
    var parts = bytes.split(" / ", 2);
    return new Moved(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  @Test
  void neverTakesARecoveredAccountForThreatenedHoweverWideTheMargin() {
    var wide =
        new Thresholds(
            new BigDecimal("1.00"),
            new BigDecimal("1.20"),
            new BigDecimal("1.05"),
            new BigDecimal("0.50"));
    var projection = new Projection(Moved.NONE, Moved.NONE, 1);

    assertThat(RatioPolicy.judge(Readings.bytes(1_061, 1_000), projection, wide).projected())
        .isFalse();
    assertThat(RatioPolicy.judge(Readings.bytes(1_049, 1_000), projection, wide).projected())
        .isTrue();
  }
}
