package evenkeel.account;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(Readings.bytes(1_049_999, 1_000_000).ratio()).hasToString("Optional[1.0499]");
  }
}
