package evenkeel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeveralTest {
  private static final String TEXT =
      """
      accounts:
        one:
          cookie: x
        two:
          cookie: y
          site: https://www.example.net
          trackers: [t.example.net, example.org]
      clients:
        home: {url: 'http://127.0.0.1:8080', username: me, password: x}
        attic: {url: 'http://10.0.0.7:8080', username: me, password: x}
      """;
  private static final String HOSTS =
      "hosts that no tracker of another account is or ends in: a torrent's account follows from them";
  private static final String SITES = "one account at each site";
  private static final String CLIENTS = "each client once, by one id";

  @Test
  void areReadInTheirOrder() {
    var settings = WrittenSettings.text(TEXT).settings();

    assertThat(settings.accounts()).extracting(AccountSettings::id).containsExactly("one", "two");
    assertThat(settings.clients()).extracting(ClientSettings::id).containsExactly("home", "attic");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          example.org | myanonamouse.net     | myanonamouse.net, as in accounts.one
          example.org | t.myanonamouse.net   | t.myanonamouse.net beside myanonamouse.net in accounts.one
          """)
  void mustNotShareATracker(String tracker, String shared, String found) {
    var written = WrittenSettings.text(TEXT).replacing(tracker, shared);

    assertThat(written.faults())
        .containsExactly("7 | accounts.two.trackers | " + found + " | " + HOSTS);
  }

  @Test
  void mayHaveTrackersThatOnlyLookAlike() {
    var written = WrittenSettings.text(TEXT).replacing("example.org", "notmyanonamouse.net");

    assertThat(written.settings().accounts()).hasSize(2);
  }

  @Test
  void mustNotShareTheDefaults() {
    var written =
        WrittenSettings.text(
            TEXT.lines()
                .filter(line -> !line.contains("example"))
                .collect(Collectors.joining("\n")));

    assertThat(written.faults())
        .containsExactly(
            "4 | accounts.two.site | https://www.myanonamouse.net, as in accounts.one | " + SITES,
            "4 | accounts.two.trackers | myanonamouse.net, as in accounts.one | " + HOSTS);
  }

  @Test
  void areNotBlamedForSharingWhatIsWrongAlready() {
    var written = WrittenSettings.text(TEXT).replacing("[t.example.net, example.org]", "[]");

    assertThat(written.faults())
        .containsExactly(
            "7 | accounts.two.trackers | an empty list"
                + " | at least one: a host in lower case, such as example.net");
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080, 'http://127.0.0.1:8080, as in clients.home'",
    "http://LOCALHOST:8080/, 'http://LOCALHOST:8080 beside http://127.0.0.1:8080 in clients.home'",
    "https://[::1]:8080, 'https://[::1]:8080 beside http://127.0.0.1:8080 in clients.home'",
  })
  void mustNotBeOneClientTwice(String url, String found) {
    var written = WrittenSettings.text(TEXT).replacing("http://10.0.0.7:8080", url);

    assertThat(written.faults())
        .containsExactly("10 | clients.attic.url | " + found + " | " + CLIENTS);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8081",
    "http://127.0.0.1",
    "http://127.0.0.1:8080/attic",
    "http://127.0.0.2:8080",
  })
  void mayBeTwoClientsOnOneMachine(String url) {
    var written = WrittenSettings.text(TEXT).replacing("http://10.0.0.7:8080", url);

    assertThat(written.settings().clients()).hasSize(2);
  }

  @Test
  void areComparedWhereverTheyAreGiven() {
    var written =
        WrittenSettings.text(TEXT)
            .with("EVENKEEL_ACCOUNTS__TWO__TRACKERS", "myanonamouse.net")
            .with("EVENKEEL_CLIENTS__THIRD_BOX__URL", "http://10.0.0.7:8080")
            .with("EVENKEEL_CLIENTS__THIRD_BOX__USERNAME", "me")
            .with("EVENKEEL_CLIENTS__THIRD_BOX__PASSWORD", "x");

    assertThat(written.faults())
        .containsExactly(
            "EVENKEEL_ACCOUNTS__TWO__TRACKERS | accounts.two.trackers"
                + " | myanonamouse.net, as in accounts.one | "
                + HOSTS,
            "EVENKEEL_CLIENTS__THIRD_BOX__URL | clients.third-box.url"
                + " | http://10.0.0.7:8080, as in clients.attic | "
                + CLIENTS);
  }
}
