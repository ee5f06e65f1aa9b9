package evenkeel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.settings.WebhookSettings.Format;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeSectionTest {
  private static final String URL = "https://ntfy.example/5entinel-boat";

  @ParameterizedTest
  @ValueSource(strings = {"", "notices:", "notices: {}"})
  void tellsNobodyUnlessAsked(String lines) {
    assertThat(WrittenSettings.root(lines).settings().notices()).isEmpty();
  }

  @Test
  void tellsEverythingAsJsonUnlessSetOtherwise() {
    assertThat(WrittenSettings.root("notices: {phone: {url: '" + URL + "'}}").settings().notices())
        .containsExactly(
            new WebhookSettings(
                "phone",
                new Secret(URL),
                Format.JSON,
                Optional.empty(),
                EnumSet.allOf(NoticeKind.class)));
  }

  @Test
  void readsEveryKeyOfEachReceiver() {
    var settings =
        WrittenSettings.root(
                """
                notices:
                  phone: {url: '${HOOK}', format: ntfy, token: '${TOKEN}', kinds: [opened, guarded]}
                  club: {url: 'http://127.0.0.1:8000/notify/keel?tag=all', format: apprise}
                """)
            .in(Map.of("MAM_ID", "m", "QBT_PASSWORD", "q", "HOOK", URL, "TOKEN", "tk_1"))
            .settings();

    assertThat(settings.notices()).extracting(WebhookSettings::id).containsExactly("phone", "club");
    assertThat(settings.notices().getFirst())
        .isEqualTo(
            new WebhookSettings(
                "phone",
                new Secret(URL),
                Format.NTFY,
                Optional.of(new Secret("tk_1")),
                Set.of(NoticeKind.OPENED, NoticeKind.GUARDED)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                   | notices.phone.url    | nothing          | an http or https URL of a host, whole
          {url: ntfy.example/boat}             | notices.phone.url    | a value of 17 characters | an http or https URL of a host, whole
          {url: 'ftp://ntfy.example/boat'}     | notices.phone.url    | a value of 23 characters | an http or https URL of a host, whole
          {url: 'https://a:b@ntfy.example/x'}  | notices.phone.url    | a value of 26 characters | an http or https URL of a host, whole
          {url: 'http://n/x', format: slack}   | notices.phone.format | slack            | json or ntfy or discord or apprise
          {url: 'http://n/x', kinds: []}       | notices.phone.kinds  | an empty list    | at least one: opened or frozen or reminder or asking or waiting or too_large or quiet or released or reading or stale or fresh or hindered or rejected or away or guarded or left_stopped or left_raised or left_running
          {url: 'http://n/x', kinds: [closed]} | notices.phone.kinds  | closed           | opened or frozen or reminder or asking or waiting or too_large or quiet or released or reading or stale or fresh or hindered or rejected or away or guarded or left_stopped or left_raised or left_running
          {url: 'http://n/x', token: 'a b'}    | notices.phone.token  | a value of 3 characters | a token without blanks
          {url: 'http://n/x', tokn: a}         | notices.phone.tokn   | an unknown key   | did you mean token? one of: format, kinds, token, token_file, url, url_file
          """)
  void namesWhatIsWrong(String phone, String key, String found, String allowed) {
    assertThat(WrittenSettings.root("notices: {phone: " + phone + "}").faults())
        .containsExactly("9 | %s | %s | %s".formatted(key, found, allowed));
  }
}
