package evenkeel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFaultsTest {
  private static final String SECRET = "hunter2hunter2";
  private static final String COOKIE =
      "the value of the cookie mam_id alone: no name, spaces, quotes, commas, semicolons";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cookie: hunter2hunter2;",
        "cookie: mam_id=hunter2hunter2",
        "cookie: hunter2 hunter2hunter2",
        "cookie: \"hunter2hunter2\\n\"",
        "cookie: hunter2hunter2${NONE}",
        "cookie: hunter2hunter2${",
        "cookie: ${BAD}",
        "cookie: [hunter2hunter2]",
        "cookie: {hunter2hunter2: }",
        "cookie: {cookie:hunter2hunter2}",
        "cookie: *hunter2hunter2",
        "cookie: &hunter2hunter2",
        "cookie: !hunter2hunter2",
        "cookie: !hunter2hunter2 x",
        "cookie: !hunter2hunter2!x x",
        "cookie: @hunter2hunter2",
        "cookie: `hunter2hunter2",
        "cookie: %hunter2hunter2",
        "cookie: |hunter2hunter2",
        "cookie: \"hunter2hunter2",
        "cookie: 'hunter2hunter2",
        "cookie: \"hunter2hunter2\\q\"",
        "cookie: hunter2hunter2: x",
        "cookie:hunter2hunter2",
        "cookie: x\n    cookie:hunter2hunter2: x",
        "cookie: x\n    site: http://me:hunter2hunter2@example.net",
        "cookie: x\n    site: http://example.net?mam_id=hunter2hunter2",
        "cookie: x\n    site: \"http://hunter2\\n:hunter2hunter2@\"",
        "cookie: x\n    mode: ${BAD}",
        "cookie: x\n    levels: {floor: 1, cookie:hunter2hunter2}",
      })
  void areNeverShown(String line) {
    var faulty =
        WrittenSettings.account("")
            .replacing("cookie: ${MAM_ID}", line)
            .in(Map.of("BAD", SECRET + " ", "QBT_PASSWORD", "x"))
            .faulty();

    assertThat(faulty.explanation() + faulty).doesNotContain("hunter2hunter2");
  }

  @Test
  void areDescribedByTheirLengthOrTheirVariable() {
    assertThat(cookie("mam_id=abcde")).isEqualTo("a value of 12 characters");
    assertThat(cookie(";")).isEqualTo("a value of 1 character");
    assertThat(cookie("x ${BAD}")).isEqualTo("the value of ${BAD}");
  }

  @Test
  void areRequiredToBeSet() {
    assertThat(WrittenSettings.account("").in(Map.of()).faults())
        .containsExactly(
            "3 | accounts.mam.cookie | ${MAM_ID}, which is not set"
                + " | an environment variable that is set; "
                + COOKIE,
            "8 | clients.home.password | ${QBT_PASSWORD}, which is not set"
                + " | an environment variable that is set; a password of 1 to 1000 characters");
  }

  private static String cookie(String value) {
    return WrittenSettings.account("")
        .replacing("${MAM_ID}", value)
        .in(Map.of("BAD", SECRET + " ", "QBT_PASSWORD", "x"))
        .faulty()
        .faults()
        .getFirst()
        .found();
  }
}
