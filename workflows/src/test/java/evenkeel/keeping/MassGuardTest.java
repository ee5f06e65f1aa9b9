package evenkeel.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MassGuardTest {
  @ParameterizedTest
  @CsvSource({
    "20, 20, false",
    "21, 21, true",
    "21, 104, true",
    "21, 105, false",
    "200, 1000, false",
    "201, 1000, true",
    "0, 0, false",
    "2000000000, 2000000000, true"
  })
  void wantsMoreThanTwentyAndMoreThanAFifth(int changed, int kept, boolean tooMany) {
    assertThat(MassGuard.tooMany(changed, kept)).isEqualTo(tooMany);
  }
}
