package evenkeel.worker.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.account.Level;
import evenkeel.account.Reading;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.Secret;
import evenkeel.simulator.site.Rotation;
import evenkeel.simulator.site.SimulatedSite;
import evenkeel.simulator.site.SiteFault;
import evenkeel.simulator.site.SiteUser;
import evenkeel.worker.Database;
import evenkeel.worker.account.ReadingsLedger;
import evenkeel.worker.checkup.Finding.State;
import evenkeel.worker.secret.Sealer;
import evenkeel.worker.trackersite.session.CookieStore;
import evenkeel.worker.trackersite.session.PostgresCookieStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An account's site, examined with one request, or with none while Evenkeel runs. */
class SiteCheckupTest {
  @TempDir Path folder;
  private final SimulatedSite site = new SimulatedSite();
  private final String cookie =
      site.signsIn(new SiteUser(7, "harbourmouse").bytes(360L << 30, 150L << 30));
  private final Database database = Database.fresh();

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void readsTheAccountWithOneRequest() {
    Finding finding = examine(site.url());

    assertThat(finding.state()).isEqualTo(State.WELL);
    assertThat(finding.found()).contains("cookie accepted", "ratio 2.400", "360.0 GiB up");
    assertThat(site.traffic().requests()).isEqualTo(1);
  }

  @Test
  void keepsTheNewCookieAndGoesOnFromIt() {
    site.rotates(Rotation.EVERY_CALL);

    List<Finding> findings = List.of(examine(site.url()), examine(site.url()), examine(site.url()));

    assertThat(findings).extracting(Finding::state).containsOnly(State.WELL);
    assertThat(store().load().cookie().value()).isNotEqualTo(cookie);
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_SIGNED_IN, not signed in, make a new session",
    "IP_MISMATCH, locked to an IP address, locked to another network",
    "ASN_MISMATCH, 'provider''s network, ASN', locked to another network",
    "EMPTY, one more try will tell, make a new session",
    "REDIRECT, sent to the login page, make a new session",
    "HASTE, refused for haste, asked too often",
    "TOO_MANY_FOR_SECONDS, status 429, asked too often",
    "BAD_GATEWAY, status 502, in maintenance",
    "MAINTENANCE_PAGE, a web page instead of data, in maintenance",
    "OTHER_JSON, the field uid is missing, look for a newer Evenkeel",
    "CUT_BODY, connection broke, proxy",
  })
  void tellsRefusalsApart(SiteFault fault, String found, String advice) {
    site.next(1, fault);

    Finding finding = examine(site.url());

    assertThat(finding.state()).isEqualTo(State.WRONG);
    assertThat(finding.found()).contains(found);
    assertThat(finding.advice()).contains(advice);
    assertThat(site.traffic().requests()).isEqualTo(1);
    assertThat(finding.toString()).doesNotContain(cookie);
  }

  @Test
  void neverSendsACookieAgainThatIsDead() {
    site.signsOut(cookie);

    examine(site.url());
    Finding again = examine(site.url());

    assertThat(site.traffic().requests()).isEqualTo(1);
    assertThat(again.state()).isEqualTo(State.WRONG);
    assertThat(again.advice()).contains("make a new session");
  }

  @Test
  void asksNothingWhileTheSiteIsToBeLeftAlone() {
    site.next(1, SiteFault.TOO_MANY_FOR_SECONDS);

    examine(site.url());
    Finding again = examine(site.url());

    assertThat(site.traffic().requests()).isEqualTo(1);
    assertThat(again.state()).isEqualTo(State.WRONG);
    assertThat(again.found()).contains("status 429, not before");
  }

  @Test
  void tellsTheNetworkFromTheSite() {
    site.close();

    Finding finding = examine(site.url());

    assertThat(finding.found()).contains("connection refused");
  }

  @Test
  void warnsOfAClockThatIsWrong() throws IOException {
    String body =
        "{\"uid\":7,\"uploaded_bytes\":2,\"downloaded_bytes\":1,\"seedbonus\":1,\"wedges\":0}";
    String answer =
        "HTTP/1.1 200 OK\r\nDate: Fri, 01 Jan 2021 00:00:00 GMT\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.length(), body);

    try (ServerSocket early = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answersOnce(early, answer));

      Finding finding = examine("http://127.0.0.1:" + early.getLocalPort());

      assertThat(finding.state()).isEqualTo(State.WARNING);
      assertThat(finding.notes().getFirst()).contains("before the site's", "time server");
    }
  }

  private static void answersOnce(ServerSocket server, String answer) {
    try (Socket socket = server.accept()) {
      byte[] asked = new byte[4096];
      assertThat(socket.getInputStream().read(asked)).isPositive();
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void asksTheLedgerAndNotTheSiteWhileEvenkeelRuns() {
    KeptSite kept = new KeptSite(database.jdbc(), InstantSource.system());

    Finding unread = kept.examine(account(site.url()), store());
    read(Instant.now());
    Finding well = kept.examine(account(site.url()), store());
    store().dead(new Secret(cookie), "not signed in");
    Finding dead = kept.examine(account(site.url()), store());

    assertThat(unread.state()).isEqualTo(State.UNASKED);
    assertThat(well.state()).isEqualTo(State.WELL);
    assertThat(well.found()).contains("its last reading is", "ratio 2.000");
    assertThat(dead.state()).isEqualTo(State.WRONG);
    assertThat(dead.found()).contains("not signed in, since");
    assertThat(site.traffic().requests()).isZero();
  }

  @Test
  void saysThatReadingsStayAway() {
    read(Instant.now().minus(Duration.ofHours(2)));

    Finding stale =
        new KeptSite(database.jdbc(), InstantSource.system()).examine(account(site.url()), store());

    assertThat(stale.state()).isEqualTo(State.WRONG);
    assertThat(stale.found()).contains("120 min old");
  }

  private void read(Instant at) {
    new ReadingsLedger(database.jdbc())
        .store(
            at.toString(),
            new Reading("mam", at, "7", 2, 1, null, 0, 0, null, null, null),
            new ReadingsLedger.Finding(Level.NORMAL, true, null));
  }

  private Finding examine(String address) {
    return new SiteCheckup("0").examine(account(address), store());
  }

  private CookieStore store() {
    return new PostgresCookieStore(
        database.jdbc(),
        Sealer.withKeyIn(folder.resolve("key")),
        "mam",
        URI.create(site.url()),
        new Secret(cookie));
  }

  private AccountSettings account(String address) {
    return new AccountSettings(
        "mam",
        URI.create(address),
        new Secret(cookie),
        AccountSettings.Mode.OBSERVE,
        List.of("example.net"),
        new AccountSettings.Levels(
            BigDecimal.ONE, new BigDecimal("1.20"), new BigDecimal("1.05"), new BigDecimal("0.02")),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30),
        Duration.ZERO,
        Duration.ofHours(1),
        new AccountSettings.Exclusions(Set.of(), Set.of()),
        new AccountSettings.Seeding(true, true, false),
        Duration.ofHours(12),
        new AccountSettings.Release(Duration.ofMinutes(30), 4));
  }
}
