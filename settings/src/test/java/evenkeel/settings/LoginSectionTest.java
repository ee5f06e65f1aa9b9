package evenkeel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginSectionTest {
  private static final String WAYS = "one of: username and password; api_key; login: none";

  @Test
  void knowsEveryWay() {
    var password = new Secret(WrittenSettings.PASSWORD);

    assertThat(by("username: admin\npassword: ${QBT_PASSWORD}"))
        .isEqualTo(new ClientLogin.Password("admin", password));
    assertThat(by("username: admin\npassword: ${QBT_PASSWORD}\nbasic: true"))
        .isEqualTo(new ClientLogin.Basic("admin", password));
    assertThat(by("api_key: qbt_abc")).isEqualTo(new ClientLogin.ApiKey(new Secret("qbt_abc")));
    assertThat(by("login: none")).isEqualTo(new ClientLogin.None());
  }

  @Test
  void neverShowsAnApiKey() {
    assertThat(by("api_key: qbt_abc").toString()).doesNotContain("abc");
    assertThat(written("api_key: hunter2").faults())
        .containsExactly(
            "7 | clients.home.api_key | a value of 7 characters"
                + " | an API key of qBittorrent 5.2 or newer, which begins with qbt_");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          username: a; password: b; api_key: qbt_c | 9 | api_key  | also username, password
          username: a; password: b; login: none    | 9 | login    | also username, password
          api_key: qbt_c; login: none              | 8 | login    | also api_key
          basic: true; login: none                 | 8 | login    | also basic
          """)
  void takesNoTwoWaysAtOnce(String keys, int line, String key, String found) {
    assertThat(written(keys.replace("; ", "\n")).faults())
        .containsExactly("%d | clients.home.%s | %s | %s".formatted(line, key, found, WAYS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          username: a  | 5 | password | nothing | a password of 1 to 1000 characters
          password: a  | 5 | username | nothing | a user name of 1 to 255 characters
          login: maybe | 7 | login    | maybe   | none, or no key
          """)
  void namesWhatIsMissingOrWrong(String keys, int line, String key, String found, String allowed) {
    assertThat(written(keys).faults())
        .containsExactly("%d | clients.home.%s | %s | %s".formatted(line, key, found, allowed));
  }

  private static ClientLogin by(String keys) {
    return written(keys).client().login();
  }

  /** The keys begin at line 7. */
  private static WrittenSettings written(String keys) {
    return WrittenSettings.account("")
        .replacing("    username: admin\n    password: ${QBT_PASSWORD}\n", keys.indent(4));
  }
}
