package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.keeping.KeeperReport;
import evenkeel.settings.ClientLogin;
import evenkeel.simulator.proxy.FaultProxy;
import evenkeel.simulator.proxy.Hold;
import evenkeel.simulator.proxy.ProxyFault;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.worker.keeping.ledger.LateWritesLedger;
import evenkeel.worker.keeping.ledger.LeaseLost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that asks for no login: nothing stops a request that is under way. */
class KeeperUnfencedTest {
  @TempDir Path folder;
  private KeptClient client;
  private FaultProxy proxy;

  @BeforeEach
  void start() {
    client = new KeptClient(folder, QbittorrentConfig.quick());
    client.user.setsPreferences(Map.of("bypass_local_auth", true));
    proxy = client.proxied();
    client.login = new ClientLogin.None();
    client.takeOver();
  }

  @AfterEach
  void end() {
    client.close();
  }

  @Test
  void undoesAStopThatArrivesAfterTheReleaseAndNoneOfTheUsers() {
    List<MadeTorrent> downloads = downloads(2);
    client.user.forces(true, downloads.getFirst().hash());
    client.user.awaits(downloads.getFirst().hash(), Shown::forceStart);
    List<String> before = states();
    Hold late = proxy.holdNext("torrents/stop");
    freezesAndReleases();
    assertThat(late.arrived()).isEqualTo(1);

    late.letGo();
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> late.delivered() == 1);
    client.user.awaits(downloads.getLast().hash(), Shown::stopped);

    client.until(() -> verdicts("restored") == 4);
    assertThat(states()).isEqualTo(before);
    assertThat(verdicts("undone")).isEqualTo(2);
    stopsForGood(downloads.getLast());
  }

  @Test
  void takesAStopForTheUsersWhenOnlyTheAnswerToOursWasLost() {
    MadeTorrent download = downloads(1).getFirst();
    proxy.next("torrents/stop", ProxyFault.loseAnswer());
    freezesAndReleases();

    stopsForGood(download);

    assertThat(verdicts("undone")).isZero();
  }

  @Test
  void takesAStopForTheUsersThatArrivesAfterTheQuarantine() {
    MadeTorrent download = downloads(1).getFirst();
    Hold late = proxy.holdNext("torrents/stop");
    freezesAndReleases();
    client
        .database
        .jdbc()
        .sql("update baselines set closed_at = closed_at - make_interval(secs => :quarantine)")
        .param("quarantine", (double) LateWritesLedger.QUARANTINE.toSeconds())
        .update();

    late.letGo();
    client.user.awaits(download.hash(), Shown::stopped);
    client.rounds(6);

    assertThat(client.user.torrent(download.hash()).stopped()).isTrue();
    assertThat(verdicts("undone")).isZero();
  }

  @Test
  void undoesAStartThatArrivesDuringTheNextFreeze() {
    MadeTorrent download = downloads(1).getFirst();
    Hold late = proxy.holdNext("torrents/start");
    freezesAndReleases();
    var next = client.freeze();
    client.untilTold(report -> report.number() == next.number() && report.stopped() == 1);

    late.letGo();
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> late.delivered() == 1);
    client.until(() -> verdicts("undone") == 1);
    client.until(() -> client.user.torrent(download.hash()).stopped());

    assertThat(verdicts("ceded")).isZero();
  }

  @Test
  void undoesTheLateStopOfAKeeperThatWasKilled() {
    MadeTorrent download = downloads(1).getFirst();
    Hold late = proxy.holdNext("torrents/stop");
    var emergency = client.freeze();
    CompletableFuture<Void> killed = client.roundsUntilHeld(late);
    client.takeOver();
    client.untilTold(report -> report.stopped() == 1);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    late.letGo();
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> late.delivered() == 1);
    client.until(() -> verdicts("undone") == 1);

    client.until(() -> !client.user.torrent(download.hash()).stopped());
    assertThatThrownBy(killed::join).hasRootCauseInstanceOf(LeaseLost.class);
  }

  private void freezesAndReleases() {
    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() > 0 && report.pending() == 0);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);
  }

  private void stopsForGood(MadeTorrent torrent) {
    client.user.stops(torrent.hash());
    client.user.awaits(torrent.hash(), Shown::stopped);
    client.rounds(6);
    assertThat(client.user.torrent(torrent.hash()).stopped()).isTrue();
  }

  private List<MadeTorrent> downloads(int count) {
    List<MadeTorrent> downloads =
        IntStream.range(0, count).mapToObj(i -> client.download("download " + i)).toList();
    client.user.adds(client.order(), downloads);
    client.settled();
    return downloads;
  }

  private List<String> states() {
    return client.user.torrents().stream()
        .map(one -> "%s %s %s".formatted(one.name(), one.stopped(), one.forceStart()))
        .sorted()
        .toList();
  }

  private long verdicts(String verdict) {
    return client
        .database
        .jdbc()
        .sql("select count(*) from decisions where verdict = :verdict")
        .param("verdict", verdict)
        .query(Long.class)
        .single();
  }
}
