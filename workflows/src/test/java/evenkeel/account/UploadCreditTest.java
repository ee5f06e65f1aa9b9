package evenkeel.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadCreditTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "1, 50, 25000",
    "53687091200, 50, 25000",
    "53687091201, 51, 25500",
    "54760833024, 51, 25500",
    "9223372036854775807, 8589934592, 4294967296000"
  })
  void isTheLeastOfWholeGibibytesThatIsSoldAndMakesUpForIt(long bytes, long gib, long points) {
    assertThat(UploadCredit.covering(bytes)).isEqualTo(new UploadCredit(gib, points));
  }
}
