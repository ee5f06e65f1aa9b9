package evenkeel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
  private static final Path EXAMPLE = Path.of("..", "evenkeel.example.yml");

  private static final String ACCOUNT =
      """
      site: https://t.example.org:8443/base/
      mode: act
      trackers: [t.example.org, example.net, localhost, 127.0.0.1]
      levels: {floor: 0.9, warning: 1.5, recovery: 1.4001, margin: 0.5}
      interval: 60m
      stale: 7d
      pace: 1500ms
      announce: 6h
      exclude: {tags: [mine, "two words"], categories: [books/keep]}
      seeding: {start_stopped: false, raise_queue: false, force_start: true}
      reminder: 1m
      release: {frozen_at_least: 24h, cycles_per_day: 1}
      """;

  private static final Settings DEFAULTS =
      new Settings(
          List.of(
              new AccountSettings(
                  "mam",
                  URI.create("https://www.myanonamouse.net"),
                  new Secret(WrittenSettings.COOKIE),
                  AccountSettings.Mode.OBSERVE,
                  List.of("myanonamouse.net"),
                  new AccountSettings.Levels(
                      new BigDecimal("1.00"),
                      new BigDecimal("1.20"),
                      new BigDecimal("1.05"),
                      new BigDecimal("0.02")),
                  Duration.ofMinutes(5),
                  Duration.ofMinutes(30),
                  Duration.ofSeconds(1),
                  Duration.ofHours(1),
                  new AccountSettings.Exclusions(Set.of("evenkeel-ignore"), Set.of()),
                  new AccountSettings.Seeding(true, true, false),
                  Duration.ofHours(12),
                  new AccountSettings.Release(Duration.ofMinutes(30), 4))),
          List.of(
              new ClientSettings(
                  "home",
                  URI.create("http://127.0.0.1:8080"),
                  new ClientLogin.Password("admin", new Secret(WrittenSettings.PASSWORD)),
                  Duration.ofSeconds(30),
                  new ClientSettings.Pace(
                      Duration.ofSeconds(30), Duration.ofSeconds(5), 300, 1000))),
          new KeepingSettings(
              Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(60)));

  @Test
  void fillsInWhatIsLeftOut() {
    assertThat(WrittenSettings.account("").settings()).isEqualTo(DEFAULTS);
  }

  @Test
  void readsTheExampleWhichShowsTheDefaults() throws Exception {
    var example = WrittenSettings.text(Files.readString(EXAMPLE));

    assertThat(example.settings()).isEqualTo(DEFAULTS);
  }

  /** Every key that is read has a place, the ones that nobody gives included. */
  @Test
  void explainsEveryKeyInTheExample() throws Exception {
    var example = Files.readString(EXAMPLE);
    var keys =
        WrittenSettings.text(example).origins().keySet().stream()
            .flatMap(path -> Stream.of(path.split("\\.")))
            .collect(Collectors.toSet());

    assertThat(keys)
        .contains(
            "floor",
            "start_stopped",
            "raise_queue",
            "force_start",
            "starts_per_minute",
            "patience");
    assertThat(keys)
        .allSatisfy(key ->
            assertThat(example.lines().map(line -> line.replaceFirst("^[ #]*", "")))
                .anyMatch(line -> line.startsWith(key + ":")));
  }

  @Test
  void readsEveryKeyOfAnAccount() {
    var account = WrittenSettings.account(ACCOUNT).account();

    assertThat(account)
        .isEqualTo(
            new AccountSettings(
                "mam",
                URI.create("https://t.example.org:8443/base"),
                new Secret(WrittenSettings.COOKIE),
                AccountSettings.Mode.ACT,
                List.of("t.example.org", "example.net", "localhost", "127.0.0.1"),
                new AccountSettings.Levels(
                    new BigDecimal("0.9"),
                    new BigDecimal("1.5"),
                    new BigDecimal("1.4001"),
                    new BigDecimal("0.5")),
                Duration.ofMinutes(60),
                Duration.ofDays(7),
                Duration.ofMillis(1500),
                Duration.ofHours(6),
                new AccountSettings.Exclusions(
                    Set.of("mine", "two words", "evenkeel-ignore"), Set.of("books/keep")),
                new AccountSettings.Seeding(false, false, true),
                Duration.ofMinutes(1),
                new AccountSettings.Release(Duration.ofHours(24), 1)));
  }

  @Test
  void readsEveryKeyOfAClientAndOfKeeping() {
    var settings =
        WrittenSettings.client(
                """
                timeout: 10m
                pace: {idle: 10m, busy: 5m, starts_per_minute: 1, slice: 10000}
                """)
            .replacing("127.0.0.1:8080", "seedbox/qbt/")
            .replacing("admin", "${WHO}@${HOST}")
            .replacing("accounts:", "keeping: {lease: 1s, heartbeat: 1s, patience: 1s}\naccounts:")
            .in(Map.of("MAM_ID", "m", "QBT_PASSWORD", " $ {${X} ", "WHO", "me", "HOST", "box"))
            .settings();

    assertThat(settings.clients())
        .containsExactly(
            new ClientSettings(
                "home",
                URI.create("http://seedbox/qbt"),
                new ClientLogin.Password("me@box", new Secret(" $ {${X} ")),
                Duration.ofMinutes(10),
                new ClientSettings.Pace(Duration.ofMinutes(10), Duration.ofMinutes(5), 1, 10000)));
    assertThat(settings.keeping())
        .isEqualTo(
            new KeepingSettings(
                Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "mam.localhost", "127.0.0.1", "127.9.8.7", "[::1]", "LOCALHOST"})
  void mayBeImpatientWithALoopbackSite(String host) {
    var account =
        WrittenSettings.account(
                "site: http://%s:81\ninterval: 1s\nstale: 2s\npace: 0ms\nreminder: 1s"
                    .formatted(host))
            .account();

    assertThat(account.interval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(account.pace()).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1.example.net", "localhost.example.net", "[::2]", "10.0.0.1"})
  void mustBePatientWithAnyOtherSite(String host) {
    var faults =
        WrittenSettings.account("site: http://%s\ninterval: 1s\npace: 500ms".formatted(host))
            .faulty()
            .faults();

    assertThat(faults)
        .extracting(Fault::key)
        .containsExactly("accounts.mam.interval", "accounts.mam.pace");
  }

  @Test
  void looksAtALoopbackClientAsOftenAsTenTimesASecond() {
    var pace = WrittenSettings.client("pace: {idle: 100ms, busy: 100ms}").client().pace();

    assertThat(pace.idle()).isEqualTo(Duration.ofMillis(100));
    assertThat(pace.busy()).isEqualTo(Duration.ofMillis(100));
  }

  @ParameterizedTest
  @CsvSource({"5m, PT5M", "300s, PT5M", "3600000ms, PT1H", "1h, PT1H", "60m, PT1H"})
  void readsDurationsInEveryUnit(String written, Duration meant) {
    var account = WrittenSettings.account("interval: " + written + "\nstale: 2d").account();

    assertThat(account.interval()).isEqualTo(meant);
    assertThat(account.stale()).isEqualTo(Duration.ofDays(2));
  }

  @Test
  void takesSectionsWithNothingInThemAsLeftOut() {
    var written =
        WrittenSettings.account("levels:\nexclude: ~\nseeding:")
            .replacing("accounts:", "keeping:\naccounts:");

    assertThat(written.settings()).isEqualTo(DEFAULTS);
  }

  @Test
  void readsWindowsLinesAByteOrderMarkAndSharedValues() {
    var written =
        WrittenSettings.account("interval: &minutes 10m\nstale: 20m\nreminder: *minutes")
            .replacing("\n", "\r\n")
            .replacing("accounts:", "\uFEFFaccounts:");

    assertThat(written.account().reminder()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void showsNoSecretInTheTextOfTheSettings() {
    assertThat(WrittenSettings.account("").settings().toString())
        .doesNotContain(WrittenSettings.COOKIE, WrittenSettings.PASSWORD);
  }

  @Test
  void cannotBeChangedAfterwards() {
    var settings = WrittenSettings.account("exclude: {tags: [a], categories: [b]}").settings();

    assertThat(settings.accounts()).isUnmodifiable();
    assertThat(settings.clients()).isUnmodifiable();
    assertThat(settings.accounts().getFirst().trackers()).isUnmodifiable();
    assertThat(settings.accounts().getFirst().exclude().tags()).isUnmodifiable();
    assertThat(settings.accounts().getFirst().exclude().categories()).isUnmodifiable();
  }
}
