package evenkeel.worker.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.settings.ClientLogin;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.Secret;
import evenkeel.simulator.proxy.FaultProxy;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.worker.checkup.Finding.State;
import evenkeel.worker.visit.Refusals;
import evenkeel.worker.visit.RefusalsFile;
import evenkeel.worker.visit.Visits;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real qBittorrent, examined. */
class RealClientCheckupTest {
  private static final String LOGIN = "auth/login";

  @TempDir Path folder;
  private RealQbittorrent client;
  private FaultProxy proxy;
  private Refusals refusals;

  @BeforeEach
  void start() {
    refusals = new RefusalsFile(folder.resolve("refused"), InstantSource.system());
    starts(QbittorrentConfig.quick().queueing(3, 3, 5));
  }

  private void starts(QbittorrentConfig config) {
    Optional<Path> program = RealQbittorrent.find();
    assumeTrue(program.isPresent(), "no qbittorrent-nox at hand");
    client =
        new RealQbittorrent(program.get(), folder.resolve("client" + config.hashCode()), config);
    client.start();
    proxy = new FaultProxy(client.url());
  }

  @AfterEach
  void end() {
    proxy.close();
    client.close();
  }

  @Test
  void findsNothingWrongAndLogsOut() {
    Finding finding = examine(proxy.url(), client.password());

    assertThat(finding.state()).isEqualTo(State.WELL);
    assertThat(finding.found()).contains("qBittorrent v", "Web API 2.", "login accepted");
    assertThat(proxy.count(LOGIN)).isEqualTo(1);
    assertThat(proxy.count("auth/logout")).isEqualTo(1);
  }

  @Test
  void triesAWrongPasswordOnceInTenExaminations() throws Exception {
    Finding first = examine(proxy.url(), "wrong");
    IntStream.range(0, 9).forEach(_ -> examine(proxy.url(), "wrong"));
    Finding last = examine(proxy.url(), "wrong");

    assertThat(proxy.count(LOGIN)).isEqualTo(1);
    assertThat(first.found()).contains("wrong user name or password");
    assertThat(last.state()).isEqualTo(State.WRONG);
    assertThat(last.found()).contains("not tried again", "wrong user name or password");
    assertThat(Files.readString(folder.resolve("refused"))).doesNotContain("wrong\n", "harbour");
    assertThat(Files.getPosixFilePermissions(folder.resolve("refused")))
        .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

    assertThat(examine(proxy.url(), client.password()).state()).isEqualTo(State.WELL);
  }

  @Test
  void tellsABanFromABadPasswordAndRemembersItsEnd() {
    IntStream.range(0, 6).forEach(n -> examine(proxy.url(), "wrong " + n));

    Finding banned = examine(proxy.url(), client.password());
    int logins = proxy.count(LOGIN);
    Finding later = examine(proxy.url(), client.password());

    assertThat(banned.found()).contains("banned");
    assertThat(banned.advice()).contains("restart qBittorrent");
    assertThat(later.found()).contains("not tried again", "banned");
    assertThat(later.advice()).contains("the ban ends before");
    assertThat(proxy.count(LOGIN)).isEqualTo(logins);
  }

  @Test
  void tellsAPortThatWasPublishedUnderAnotherNumber() throws Exception {
    try (PublishedPort published = new PublishedPort(client.port())) {
      Finding finding = examine("http://127.0.0.1:" + published.port(), client.password());

      assertThat(finding.found()).contains("called by port " + published.port());
      assertThat(finding.advice()).contains("Web UI port");
    }
  }

  @Test
  void tellsANameThatItDoesNotAccept() {
    client.user().setsPreferences(Map.of("web_ui_domain_list", "harbour.example.net"));

    Finding finding = examine("http://localhost:" + client.port(), client.password());

    assertThat(finding.found()).contains("called 'localhost'");
    assertThat(finding.advice()).contains("Server domains");
  }

  @Test
  void tellsABasePathThatIsNotThere() {
    Finding finding = examine(client.url() + "/qbt", client.password());

    assertThat(finding.found()).contains("no qBittorrent at the path /qbt");
    assertThat(finding.advice()).contains("take the path out");
  }

  @Test
  void tellsHttpsWhereItSpeaksHttp() {
    Finding finding = examine("https://127.0.0.1:" + client.port(), client.password());

    assertThat(finding.found()).contains("no TLS is spoken there");
  }

  @Test
  void warnsOfOptionsThatMatter() {
    client
        .user()
        .setsPreferences(
            Map.of(
                "bypass_local_auth", true,
                "queueing_enabled", false,
                "max_ratio_enabled", true,
                "max_ratio", 2,
                "max_ratio_act", 1));

    Finding finding = examine(client.url(), "anything");

    assertThat(finding.state()).isEqualTo(State.WARNING);
    assertThat(finding.found()).contains("asks for no login");
    assertThat(finding.notes())
        .containsExactly(OptionWords.NO_LOGIN, OptionWords.REMOVES, OptionWords.NO_QUEUE);
  }

  private Finding examine(String address, String password) {
    return new ClientCheckup(new Visits(refusals))
        .examine(
            new ClientSettings(
                "home",
                URI.create(address),
                new ClientLogin.Password(client.username(), new Secret(password)),
                Duration.ofSeconds(30),
                new ClientSettings.Pace(Duration.ofSeconds(30), Duration.ofSeconds(5), 300, 1000)));
  }
}
