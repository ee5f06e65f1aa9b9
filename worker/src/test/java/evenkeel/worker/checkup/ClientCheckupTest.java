package evenkeel.worker.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.settings.ClientLogin;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.Secret;
import evenkeel.worker.checkup.Finding.State;
import evenkeel.worker.visit.RefusalsFile;
import evenkeel.worker.visit.Visits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that are not what they should be, each told apart. */
class ClientCheckupTest {
  @TempDir Path folder;
  private final StandIn server = StandIn.plain();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void saysThatNothingListens() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }

    expect(examine("http://127.0.0.1:" + closed), "connection refused", "start it");
  }

  @Test
  void saysThatTheNameIsNotFound() {
    expect(
        examine("http://nowhere.invalid:8080"), "the name nowhere.invalid is not found", "typing");
  }

  @Test
  void saysThatNobodyAnswersInTime() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      expect(
          examine("http://127.0.0.1:" + silent.getLocalPort(), Duration.ofSeconds(3)),
          "no answer in time",
          "firewall");
    }
  }

  @Test
  void tellsHttpsWhereHttpIsSpoken() {
    expect(
        examine("https://127.0.0.1:" + server.port()), "no TLS is spoken there", "write http://");
  }

  @Test
  void tellsHttpWhereHttpsIsSpoken() {
    try (StandIn tls = StandIn.withTls(folder)) {
      expect(examine("http://127.0.0.1:" + tls.port()), "TLS is spoken there", "write https://");
    }
  }

  @Test
  void tellsACertificateThatNobodyKnows() {
    try (StandIn tls = StandIn.withTls(folder)) {
      expect(
          examine(tls.address().toString()), "certificate is signed by nobody", "use http within");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, <html>a page</html>, 'status 200), but no qBittorrent', base path",
    "404, not here, 'status 404), but no qBittorrent', base path",
    "403, <html>Forbidden</html>, 'status 403), but no qBittorrent', base path",
    "502, '', a proxy answers that qBittorrent is away (status 502), start qBittorrent",
  })
  void tellsAPageThatIsNoQbittorrent(int status, String body, String found, String advice) {
    server.answers(status, body, Map.of());

    expect(examine(server.address().toString()), found, advice);
    assertThat(server.asked()).noneMatch(path -> path.contains("login"));
  }

  @Test
  void tellsWhereAProxySendsWithoutWhatItSendsAlong() {
    server.answers(302, "", Map.of("Location", "https://auth.example.net/?rd=secret"));

    Finding finding = examine(server.address().toString());

    expect(finding, "it sends elsewhere: https://auth.example.net/", "login page");
    assertThat(finding.toString()).doesNotContain("secret");
  }

  @Test
  void tellsAProxyThatWantsALoginOfItsOwn() {
    server.answers(401, "", Map.of("WWW-Authenticate", "Basic"));

    expect(examine(server.address().toString()), "a login of its own", "past that proxy");
  }

  @Test
  void saysThatTheVersionIsTooOld() {
    server.answers(Map.of("webapiVersion", "2.2.1", "app/version", "v4.1.9"));

    expect(examine(server.address().toString()), "2.2.1 is not supported", "update qBittorrent");
  }

  private static void expect(Finding finding, String found, String advice) {
    assertThat(finding.state()).isEqualTo(State.WRONG);
    assertThat(finding.found()).contains(found);
    assertThat(finding.advice()).contains(advice);
  }

  private Finding examine(String address) {
    return examine(address, Duration.ofMinutes(1));
  }

  private Finding examine(String address, Duration timeout) {
    return new ClientCheckup(
            new Visits(new RefusalsFile(folder.resolve("refused"), InstantSource.system())))
        .examine(
            new ClientSettings(
                "home",
                URI.create(address),
                new ClientLogin.Password("harbourmaster", new Secret("tide")),
                timeout,
                new ClientSettings.Pace(Duration.ofSeconds(30), Duration.ofSeconds(5), 300, 1000)));
  }
}
