package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.keeping.KeeperReport;
import evenkeel.simulator.proxy.FaultProxy;
import evenkeel.simulator.proxy.ProxyFault;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.worker.qbittorrent.session.ClientAway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client dies, forgets, comes back, or comes back as another. */
class KeeperRestartTest {
  @TempDir Path folder;
  private KeptClient client;

  @BeforeEach
  void start() {
    client = new KeptClient(folder, QbittorrentConfig.quick());
  }

  @AfterEach
  void end() {
    client.close();
  }

  @Test
  void assertsAgainWhatAKilledClientForgot() throws IOException {
    List<MadeTorrent> downloads = downloads(3);
    remember();
    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == 3);

    forget();
    client.until(() -> stopped() == 3);
    client.rounds(3);
    client.untilTold(report -> report.stopped() == 3);
    assertThat(stopped()).isEqualTo(3);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    assertThat(client.report().restored()).isEqualTo(downloads.size());
    assertThat(stopped()).isZero();
  }

  @Test
  void remembersARestartWhoseFirstLookFailed() throws IOException {
    downloads(2);
    remember();
    try (FaultProxy proxy = new FaultProxy(client.server.url())) {
      client.through(proxy.url());
      client.takeOver();
      client.freeze();
      client.untilTold(report -> report.stopped() == 2);
      forget();

      proxy.next("app/preferences", ProxyFault.answer(502, "gone again"));
      assertThatThrownBy(client::round).isInstanceOf(ClientAway.class).hasMessageContaining("502");
      client.until(() -> stopped() == 2);
      client.rounds(3);

      assertThat(client.report().ceded()).isZero();
    }
  }

  @Test
  void remembersARestartAfterWhichAKeeperDiedBeforeItsFirstLook() throws IOException {
    downloads(2);
    remember();
    try (FaultProxy proxy = new FaultProxy(client.server.url())) {
      client.freeze();
      client.untilTold(report -> report.stopped() == 2);
      forget();
      client.through(proxy.url());
      client.takeOver();
      proxy.next("app/preferences", ProxyFault.answer(502, "not yet"));
      assertThatThrownBy(client::round).isInstanceOf(ClientAway.class);

      client.takeOver();
      client.until(() -> stopped() == 2);
      client.rounds(3);

      assertThat(client.report().ceded()).isZero();
    }
  }

  @Test
  void leavesToTheUserWhatHeChangedWhileEvenkeelWasStoppedInOrder() {
    MadeTorrent download = downloads(2).getFirst();
    client.freeze();
    client.untilTold(report -> report.stopped() == 2);
    stopsInOrder();

    client.user.starts(download.hash());
    client.user.awaits(download.hash(), one -> !one.stopped());
    client.takeOver();
    client.untilTold(report -> report.ceded() == 1);
    client.rounds(3);

    assertThat(client.user.torrent(download.hash()).stopped()).isFalse();
    assertThat(stopped()).isEqualTo(1);
  }

  @Test
  void assertsAgainWhatAClientForgotThatWasKilledWhileEvenkeelWasStopped() throws IOException {
    downloads(2);
    remember();
    client.freeze();
    client.untilTold(report -> report.stopped() == 2);
    stopsInOrder();

    forget();
    client.takeOver();
    client.until(() -> stopped() == 2);
    client.rounds(3);

    assertThat(client.report().ceded()).isZero();
    assertThat(stopped()).isEqualTo(2);
  }

  @Test
  void losesNothingToAWrongProfile() throws IOException {
    downloads(3);
    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == 3);
    client.until(() -> client.user.torrents().stream().noneMatch(one -> one.tags().isEmpty()));
    Path elsewhere = folder.resolve("elsewhere");

    client.server.stop();
    Files.move(client.memory(), elsewhere);
    client.server.start();
    client.untilTold(report -> report.parked() == 3);
    client.server.stop();
    try (var files = Files.list(client.memory())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(client.memory());
    Files.move(elsewhere, client.memory());
    client.server.start();
    client.untilTold(report -> report.stopped() == 3);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);
    client.rounds(2);

    assertThat(stopped()).isZero();
    assertThat(client.user.torrents()).allSatisfy(one -> assertThat(one.tags()).isEmpty());
  }

  @Test
  void restoresHundredsAtTheFirstAnswerAfterARestart() {
    downloads(300);
    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == 300);

    client.server.stop();
    client.server.start();
    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    KeeperReport end = client.report();
    assertThat(end.restored()).isEqualTo(300);
    assertThat(stopped()).isZero();
    assertThat(
            client
                .database
                .jdbc()
                .sql(
                    "select count(*) from decisions where verdict in ('parked', 'guarded', 'ceded')")
                .query(Long.class)
                .single())
        .isZero();
  }

  /** After more than the second in which the client was started. */
  private void stopsInOrder() {
    client
        .database
        .jdbc()
        .sql("update clients set launch_at = launch_at - interval '3 seconds'")
        .update();
    client.rounds(1);
    client.keeper().close();
  }

  /** Keeps what the client has saved by now, for {@link #forget}. */
  private void remember() throws IOException {
    int torrents = client.settled().size();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> saved() == client.settled().size());
    client.server.stop();
    copy(client.memory(), folder.resolve("saved"));
    client.server.start();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> client.settled().size() == torrents);
  }

  private long saved() throws IOException {
    try (var files = Files.list(client.memory())) {
      return files.filter(file -> file.toString().endsWith(".fastresume")).count();
    }
  }

  /** Killed before it saved what has changed since {@link #remember}. */
  private void forget() throws IOException {
    client.server.kill();
    copy(folder.resolve("saved"), client.memory());
    client.server.start();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private long stopped() {
    return client.user.torrents().stream().filter(Shown::stopped).count();
  }

  private List<MadeTorrent> downloads(int number) {
    List<MadeTorrent> downloads =
        IntStream.range(0, number).mapToObj(i -> client.download("download " + i)).toList();
    client.user.adds(client.order(), downloads);
    client.settled();
    return downloads;
  }
}
