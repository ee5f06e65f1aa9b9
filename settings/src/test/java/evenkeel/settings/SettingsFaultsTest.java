package evenkeel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.settings.yaml.Origin;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFaultsTest {
  private static final String MINUTES =
      "a duration from 5m to 60m, with its unit: ms, s, m, h or d";
  private static final String RATIO = "a ratio over 0 with at most 4 decimals, such as 1.05";
  private static final String ACCOUNT_KEYS =
      "announce, cookie, cookie_file, exclude, interval, levels, mode, pace, release, reminder, seeding, site, stale, trackers";
  private static final String ID =
      "an id of 1 to 31 lower-case letters and digits, with single hyphens between them";
  private static final String URL =
      "an http or https URL of a host (letters, digits, dots, hyphens), a port if need be and a path";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          interval: 5                         | interval   | 5                | %1$s
          interval: 4m                        | interval   | 4m               | %1$s
          interval: 299s                      | interval   | 299s             | %1$s
          interval: 61m                       | interval   | 61m              | %1$s
          interval: 5.5m                      | interval   | 5.5m             | %1$s
          interval: -5m                       | interval   | -5m              | %1$s
          interval: 5 m                       | interval   | 5 m              | %1$s
          interval: 5M                        | interval   | 5M               | %1$s
          interval: 99999999999999999999d     | interval   | 99999999999999999999d | %1$s
          interval:                           | interval   | nothing          | %1$s
          interval: ""                        | interval   | an empty text    | %1$s
          interval: [5m]                      | interval   | a list           | %1$s
          interval: {m: 5}                    | interval   | a section        | %1$s
          interval: !minutes 5m               | interval   | a value with a tag (!) | %1$s
          interval: ${WRONG}                  | interval   | the value of ${WRONG}  | %1$s
          interval: ${NONE}                   | interval   | ${NONE}, which is not set | an environment variable that is set; %1$s
          interval: ${EMPTY}                  | interval   | ${EMPTY}, which is empty  | an environment variable that is set; %1$s
          interval: ${NO-NAME}                | interval   | a ${ that begins no ${NAME} | ${NAME} for an environment variable
          pace: 999ms                         | pace       | 999ms            | a duration from 1s to 5m, with its unit: ms, s, m, h or d
          announce: 4m                        | announce   | 4m               | a duration from 5m to 6h, with its unit: ms, s, m, h or d
          announce: 7h                        | announce   | 7h               | a duration from 5m to 6h, with its unit: ms, s, m, h or d
          levels: {margin: 0}                 | levels.margin   | 0           | %2$s
          reminder: 31d                       | reminder   | 31d              | a duration from 1m to 30d, with its unit: ms, s, m, h or d
          mode: Act                           | mode       | Act              | observe or act
          mode: true                          | mode       | true             | observe or act
          levels: 1.00                        | levels     | a single value   | a section of keys
          levels: {floor: 1,00}               | levels.00  | an unknown key   | one of: floor, margin, recovery, warning
          levels: {floor: 0}                  | levels.floor    | 0           | %2$s
          levels: {floor: 1.00001}            | levels.floor    | 1.00001     | %2$s
          levels: {floor: -1}                 | levels.floor    | -1          | %2$s
          levels: {floor: 1e0}                | levels.floor    | 1e0         | %2$s
          levels: {recovery: 1.02}            | levels.recovery | margin 0.02 (the default) and recovery 1.02 | margin less than what lies between floor and recovery
          levels: {margin: 1.02}              | levels.margin   | margin 1.02 and recovery 1.05 (the default) | margin less than what lies between floor and recovery
          levels: {recovery: 1.00}            | levels.recovery | floor 1.00 (the default) and recovery 1.00 | floor less than recovery
          levels: {warning: 0.9999}           | levels.warning  | floor 1.00 (the default) and warning 0.9999 | floor at most warning
          levels: {floor: 1.05}               | levels.floor    | floor 1.05 and recovery 1.05 (the default)  | floor less than recovery
          interval: 30m                       | interval   | interval 30m and stale 30m (the default) | interval less than stale
          stale: 5m                           | stale      | interval 5m (the default) and stale 5m   | interval less than stale
          stale: 8d                           | stale      | 8d               | a duration from 5m to 7d, with its unit: ms, s, m, h or d
          trackers: example.net               | trackers   | a single value   | a list, such as [a, b]
          trackers:                           | trackers   | nothing          | a list, such as [a, b]
          trackers: []                        | trackers   | an empty list    | at least one: a host in lower case, such as example.net
          trackers: [net]                     | trackers   | net              | a host in lower case, such as example.net
          trackers: [.example.net]            | trackers   | .example.net     | a host in lower case, such as example.net
          trackers: [https://t.example.net]   | trackers   | https://t.example.net | a host in lower case, such as example.net
          exclude: {tags: ["a,b"]}            | exclude.tags | a,b            | a tag, without commas
          exclude: {tags: [""]}               | exclude.tags | an empty text  | a tag, without commas
          exclude: [a]                        | exclude    | a list           | a section of keys
          seeding: {start_stopped: yes}       | seeding.start_stopped | yes   | true or false
          seeding: {start-stopped: true}      | seeding.start-stopped | an unknown key | did you mean start_stopped? one of: force_start, raise_queue, start_stopped
          release: {frozen_at_least: 4m}      | release.frozen_at_least | 4m   | a duration from 5m to 24h, with its unit: ms, s, m, h or d
          release: {frozen_at_least: 25h}     | release.frozen_at_least | 25h  | a duration from 5m to 24h, with its unit: ms, s, m, h or d
          release: {cycles_per_day: 0}        | release.cycles_per_day | 0     | a whole number from 1 to 24
          release: {cycles_per_day: 25}       | release.cycles_per_day | 25    | a whole number from 1 to 24
          intervall: 5m                       | intervall  | an unknown key   | did you mean interval? one of: %4$s
          zzz: 5m                             | zzz        | an unknown key   | one of: %4$s
          <<: {mode: act}                     | (a key of 2 characters) | an unknown key | one of: %4$s
          site: www.example.net               | site       | www.example.net  | %3$s
          site: ftp://example.net             | site       | ftp://example.net | %3$s
          site: http://                       | site       | http://          | %3$s
          site: http://a:70000                | site       | http://a:70000   | %3$s
          site: http://a_b                    | site       | http://a_b       | %3$s
          site: http://u:pw@example.net       | site       | a URL with a user name, a query or a fragment | %3$s
          site: http://example.net/?key=x     | site       | a URL with a user name, a query or a fragment | %3$s
          site: http://example.net/#x         | site       | a URL with a user name, a query or a fragment | %3$s
          """)
  void namesTheFaultOfAnAccount(String line, String key, String found, String allowed) {
    var written =
        WrittenSettings.account(line)
            .in(Map.of("MAM_ID", "m", "QBT_PASSWORD", "q", "WRONG", "six", "EMPTY", ""));

    assertThat(written.faults())
        .containsExactly(
            "4 | accounts.mam.%s | %s | %s"
                .formatted(key, found, allowed.formatted(MINUTES, RATIO, URL, ACCOUNT_KEYS)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          timeout: 4999ms                     | timeout    | 4999ms   | a duration from 5s to 10m, with its unit: ms, s, m, h or d
          timeout: 601s                       | timeout    | 601s     | a duration from 5s to 10m, with its unit: ms, s, m, h or d
          pace: {idle: 99ms}                  | pace.idle  | 99ms     | a duration from 100ms to 10m, with its unit: ms, s, m, h or d
          pace: {busy: 31s}                   | pace.busy  | busy 31s and idle 30s (the default) | busy at most idle
          pace: {idle: 4s}                    | pace.idle  | busy 5s (the default) and idle 4s   | busy at most idle
          pace: {starts_per_minute: 0}        | pace.starts_per_minute | 0    | a whole number from 1 to 1000000
          pace: {starts_per_minute: 1000001}  | pace.starts_per_minute | 1000001 | a whole number from 1 to 1000000
          pace: {slice: 1e3}                  | pace.slice | 1e3      | a whole number from 1 to 10000
          pace: {slice: 10001}                | pace.slice | 10001    | a whole number from 1 to 10000
          pace: {slice: 99999999999}          | pace.slice | 99999999999 | a whole number from 1 to 10000
          tmeout: 5s                          | tmeout     | an unknown key | did you mean timeout? one of: api_key, api_key_file, basic, login, pace, password, password_file, timeout, url, username
          """)
  void namesTheFaultOfAClient(String line, String key, String found, String allowed) {
    assertThat(WrittenSettings.client(line).faults())
        .containsExactly("9 | clients.home.%s | %s | %s".formatted(key, found, allowed));
  }

  @Test
  void looksLessOftenAtAClientFarAway() {
    var written =
        WrittenSettings.client("pace: {idle: 4s, busy: 999ms, starts_per_minute: 3001}")
            .replacing("127.0.0.1", "10.0.0.1");

    assertThat(written.faults())
        .containsExactly(
            "9 | clients.home.pace.idle | 4s | a duration from 5s to 10m, with its unit: ms, s, m, h or d",
            "9 | clients.home.pace.busy | 999ms | a duration from 1s to 5m, with its unit: ms, s, m, h or d",
            "9 | clients.home.pace.starts_per_minute | 3001 | a whole number from 1 to 3000");
  }

  @Test
  void namesTheFaultsOfKeeping() {
    assertThat(WrittenSettings.root("keeping:\n  lease: 999ms\n  patience: 2h\n  nap: 1s").faults())
        .containsExactly(
            "10 | keeping.lease | 999ms | a duration from 1s to 5m, with its unit: ms, s, m, h or d",
            "11 | keeping.patience | 2h | a duration from 1s to 1h, with its unit: ms, s, m, h or d",
            "12 | keeping.nap | an unknown key | one of: heartbeat, lease, patience");
  }

  @Test
  void namesTheLineOfTheItemInAList() {
    var written = WrittenSettings.account("trackers:\n  - example.net\n  -\n  - [a]\n  - net");

    assertThat(written.faults())
        .containsExactly(
            "6 | accounts.mam.trackers | nothing | a host in lower case, such as example.net",
            "7 | accounts.mam.trackers | a list | a host in lower case, such as example.net",
            "8 | accounts.mam.trackers | net | a host in lower case, such as example.net");
  }

  @Test
  void namesWhatIsMissingAtItsParent() {
    var written = WrittenSettings.text("\nclients:\n\n  home:\n    timeout: 5s\naccounts: {mam: }");

    assertThat(written.faults())
        .containsExactly(
            "4 | clients.home.url | nothing | " + URL,
            "4 | clients.home.username | nothing | one of: username and password; api_key; login: none",
            "6 | accounts.mam.cookie | nothing | the value of the cookie mam_id alone:"
                + " no name, spaces, quotes, commas, semicolons");
  }

  @Test
  void asksForAnAccountAndAClient() {
    assertThat(WrittenSettings.text("keeping:").faults())
        .containsExactly("1 | accounts | none | at least one", "1 | clients | none | at least one");
    assertThat(WrittenSettings.text("accounts: {}\nclients: 5").faults())
        .containsExactly(
            "1 | accounts | none | at least one",
            "2 | clients | a single value | a section of keys");
  }

  @Test
  void judgesEveryAccount() {
    var written =
        WrittenSettings.account("")
            .replacing(
                "clients:",
                "  two:\n    site: https://a.net\n    trackers: [a.net]\n    mode: fly\nclients:");

    assertThat(written.faults())
        .containsExactly(
            "4 | accounts.two.cookie | nothing | the value of the cookie mam_id alone:"
                + " no name, spaces, quotes, commas, semicolons",
            "7 | accounts.two.mode | fly | observe or act");
  }

  @ParameterizedTest
  @CsvSource({
    "Mam, Mam",
    "-mam, -mam",
    "a_b, a_b",
    "a-, a-",
    "a--b, a--b",
    "'\"\"', (a key of 0 characters)",
    "a1234567890123456789012345678901, a1234567890123456789012345678901",
    "m\u00e4m, (a key of 3 characters)"
  })
  void refusesAnIdThatIsNotOne(String written, String shown) {
    assertThat(WrittenSettings.account("").replacing("mam:", written + ":").faults())
        .containsExactly("2 | accounts | " + shown + " | " + ID);
  }

  @ParameterizedTest
  @CsvSource({"a", "7", "a-b-1", "a123456789012345678901234567890"})
  void acceptsAnyOtherId(String id) {
    assertThat(WrittenSettings.account("").replacing("mam:", id + ":").account().id())
        .isEqualTo(id);
  }

  @Test
  void refusesAKeyWrittenTwice() {
    var written = WrittenSettings.account("mode: act\nmode: observe");

    assertThat(written.faults())
        .containsExactly("5 | accounts.mam.mode | the key again, after line 4 | each key once");
  }

  @Test
  void blamesNoOrderOnAValueThatIsWrongAlready() {
    assertThat(WrittenSettings.account("interval: 5 minutes\nstale: 5m").faults())
        .containsExactly("4 | accounts.mam.interval | 5 minutes | " + MINUTES);
  }

  @Test
  void showsOnlyOneShortLineOfWhatItFound() {
    var written = WrittenSettings.account("mode: \"a\\n\\e[31mb\\u202e" + "x".repeat(99) + "\"");

    assertThat(written.faults())
        .containsExactly(
            "4 | accounts.mam.mode | a??[31mb?" + "x".repeat(51) + "... | observe or act");
  }

  @Test
  void tellsAllFaultsAtOnceInTheOrderOfTheirLines() {
    var faulty =
        WrittenSettings.text(
                """
                clients:
                  home: {url: 'file:///x', username: admin, password: x}
                accounts:
                  mam:
                    cookie: x
                    mood: act
                """)
            .faulty();

    var file = ((Origin.Line) faulty.faults().getFirst().place()).file();
    assertThat(faulty.explanation())
        .isEqualTo(
            """
            2 faults in the settings:
            %1$s:2: clients.home.url
                found:   file:///x
                allowed: %2$s
            %1$s:6: accounts.mam.mood
                found:   an unknown key
                allowed: did you mean mode? one of: %3$s
            """
                .formatted(file, URL, ACCOUNT_KEYS));
  }
}
