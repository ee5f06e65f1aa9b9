package evenkeel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayTest {
  private static final String FIRST_WORDS =
      "EVENKEEL_ and one of: ACCOUNTS__..., API_KEY, API__..., CACHE, CLIENTS__..., JDK, KEEPING__...,"
          + " NOTICES__..., POSTGRES__..., QBITTORRENT, QBITTORRENT_4_5, QBITTORRENT_5_1,"
          + " QBITTORRENT_5_3, SIMULATOR_CLASSPATH, TEMPORAL, TEMPORAL__..., URL";

  private static final Map<String, String> ALONE =
      Map.of(
          "EVENKEEL_ACCOUNTS__MY_MAM__COOKIE", "c",
          "EVENKEEL_CLIENTS__HOME__URL", "http://127.0.0.1:1",
          "EVENKEEL_CLIENTS__HOME__USERNAME", "me",
          "EVENKEEL_CLIENTS__HOME__PASSWORD", "${pass");

  @Test
  void goesBeforeTheFile() {
    var written =
        WrittenSettings.account("levels: {floor: 1.01}\nmode: ${NONE}")
            .with("EVENKEEL_ACCOUNTS__MAM__LEVELS__FLOOR", "1.02")
            .with("EVENKEEL_ACCOUNTS__MAM__MODE", "act")
            .with("EVENKEEL_CLIENTS__HOME__PACE__STARTS_PER_MINUTE", "7")
            .with("EVENKEEL_KEEPING__LEASE", "9s");

    var settings = written.settings();

    assertThat(settings.accounts().getFirst().levels().floor()).isEqualByComparingTo("1.02");
    assertThat(settings.accounts().getFirst().mode()).isEqualTo(AccountSettings.Mode.ACT);
    assertThat(settings.clients().getFirst().pace().startsPerMinute()).isEqualTo(7);
    assertThat(settings.keeping().lease()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void setsEverythingBesideAnEmptyFile() {
    var settings = WrittenSettings.text("# all by environment\n").in(ALONE).settings();

    assertThat(settings.accounts()).extracting(AccountSettings::id).containsExactly("my-mam");
    assertThat(settings.clients().getFirst().login())
        .isEqualTo(new ClientLogin.Password("me", new Secret("${pass")));
  }

  @Test
  void addsAnAccountToThoseOfTheFile() {
    var settings =
        WrittenSettings.account("")
            .with("EVENKEEL_ACCOUNTS__SECOND_SITE__COOKIE", "c")
            .with("EVENKEEL_ACCOUNTS__SECOND_SITE__SITE", "https://www.example.net")
            .with("EVENKEEL_ACCOUNTS__SECOND_SITE__TRACKERS", "example.net")
            .settings();

    assertThat(settings.accounts())
        .extracting(AccountSettings::id)
        .containsExactly("mam", "second-site");
  }

  @Test
  void separatesTheItemsOfAListByCommas() {
    var account =
        WrittenSettings.account("exclude: {tags: [a]}")
            .with("EVENKEEL_ACCOUNTS__MAM__TRACKERS", "a.net, b.net")
            .with("EVENKEEL_ACCOUNTS__MAM__EXCLUDE__TAGS", "")
            .account();

    assertThat(account.trackers()).containsExactly("a.net", "b.net");
    assertThat(account.exclude().tags()).isEqualTo(Set.of("evenkeel-ignore"));
  }

  @Test
  void leavesTheVariablesOfTheLauncherAlone() {
    var written = WrittenSettings.account("");
    for (var name : LaunchVariables.NAMES) {
      written = written.with(name, "/somewhere");
    }

    assertThat(written.account().id()).isEqualTo("mam");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EVENKEEL_CACH                    | did you mean CACHE? %s
          EVENKEEL_ACCOUNTS_MAM_MODE       | %s
          EVENKEEL_KEEPING                 | %s
          EVENKEEL_ACCOUNTS__MAM           | EVENKEEL_ACCOUNTS__ and one of: MAM__...
          EVENKEEL_ACCOUNTS__mam__MODE     | EVENKEEL_ACCOUNTS__ and one of: MAM__...
          EVENKEEL_KEEPING__LEAS           | did you mean LEASE? EVENKEEL_KEEPING__ and one of: HEARTBEAT, LEASE, PATIENCE
          EVENKEEL_KEEPING__LEASE_FILE     | EVENKEEL_KEEPING__ and one of: HEARTBEAT, LEASE, PATIENCE
          EVENKEEL_KEEPING__LEASE__MOST    | did you mean LEASE? EVENKEEL_KEEPING__ and one of: HEARTBEAT, LEASE, PATIENCE
          EVENKEEL_CLIENTS__HOME__PACE___IDLE | did you mean IDLE? EVENKEEL_CLIENTS__HOME__PACE__ and one of: BUSY, IDLE, SLICE, STARTS_PER_MINUTE
          """)
  void namesAVariableThatSetsNothing(String name, String allowed) {
    assertThat(WrittenSettings.account("").with(name, "7s").faults())
        .containsExactly(name + " |  | an unknown variable | " + allowed.formatted(FIRST_WORDS));
  }

  @Test
  void refusesAnIdThatIsNotOne() {
    var faults = WrittenSettings.account("").with("EVENKEEL_ACCOUNTS___MAM__MODE", "act").faults();

    assertThat(faults)
        .containsExactly(
            "EVENKEEL_ACCOUNTS___MAM__MODE | accounts | _MAM | an id of 1 to 31 lower-case letters"
                + " and digits, with single hyphens between them, in capitals here");
  }

  @Test
  void namesTheVariableOfAFaultInPlaceOfTheLine() {
    var written =
        WrittenSettings.account("mode: fly\nlevels: {recovery: 1.01}")
            .with("EVENKEEL_ACCOUNTS__MAM__LEVELS__FLOOR", "1.02")
            .with("EVENKEEL_ACCOUNTS__TWO__MODE", "Act")
            .with("EVENKEEL_ACCOUNTS__TWO__SITE", "https://www.example.net")
            .with("EVENKEEL_ACCOUNTS__TWO__TRACKERS", "a.net, net");

    assertThat(written.faults())
        .containsExactly(
            "4 | accounts.mam.mode | fly | observe or act",
            "5 | accounts.mam.levels.recovery | floor 1.02 and recovery 1.01"
                + " | floor less than recovery",
            "EVENKEEL_ACCOUNTS__TWO__COOKIE | accounts.two.cookie | nothing | the value of the"
                + " cookie mam_id alone: no name, spaces, quotes, commas, semicolons",
            "EVENKEEL_ACCOUNTS__TWO__MODE | accounts.two.mode | Act | observe or act",
            "EVENKEEL_ACCOUNTS__TWO__TRACKERS | accounts.two.trackers | net"
                + " | a host in lower case, such as example.net");
  }

  @Test
  void tellsAFaultWithItsVariableFirst() {
    var faulty = WrittenSettings.account("").with("EVENKEEL_ACCOUNTS__MAM__MODE", "").faulty();

    assertThat(faulty.explanation())
        .isEqualTo(
            """
            1 fault in the settings:
            EVENKEEL_ACCOUNTS__MAM__MODE: accounts.mam.mode
                found:   an empty text
                allowed: observe or act
            """);
  }

  @Test
  void showsNoSecret() {
    var faulty =
        WrittenSettings.account("")
            .with("EVENKEEL_ACCOUNTS__MAM__COOKIE", "hunter2; hunter2")
            .with("EVENKEEL_ACCOUNTS__MAM__COOKI", "hunter2")
            .faulty();

    assertThat(faulty.explanation() + faulty)
        .contains("a value of 16 characters")
        .doesNotContain("hunter2");
  }

  @Test
  void saysWhereEachValueComesFrom() {
    var origins =
        WrittenSettings.account("mode: act")
            .with("EVENKEEL_ACCOUNTS__MAM__LEVELS__FLOOR", "1.02")
            .origins();

    assertThat(origins)
        .containsEntry("accounts.mam.cookie", "line 3")
        .containsEntry("accounts.mam.mode", "line 4")
        .containsEntry("accounts.mam.levels.floor", "EVENKEEL_ACCOUNTS__MAM__LEVELS__FLOOR")
        .containsEntry("accounts.mam.trackers", "the default")
        .containsEntry("clients.home.url", "line 7");
  }
}
