package evenkeel.worker.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.torrent.MadeTorrent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Too many changed or gone at once: a person decides, and until then nothing is touched. */
class KeeperGuardTest {
  private static final int MANY = 24;

  @TempDir Path folder;
  private KeptClient client;
  private List<MadeTorrent> downloads;

  @BeforeEach
  void start() {
    client = new KeptClient(folder, QbittorrentConfig.quick());
    downloads = IntStream.range(0, MANY).mapToObj(i -> client.download("download " + i)).toList();
    client.user.adds(client.order(), downloads);
  }

  @AfterEach
  void end() {
    client.close();
  }

  @Test
  void givesBackTheOthersAndLeavesTheGuardedOnesWhileItReleases() {
    MadeTorrent other = client.download("other");
    client.user.adds(client.order(), other);
    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == MANY + 1);
    client.user.forces(true, downloads.stream().map(MadeTorrent::hash).toArray(String[]::new));
    client.untilTold(report -> report.guarded() == MANY);

    client.release(emergency);
    client.untilTold(report -> report.returned() && report.guarded() == MANY);
    client.rounds(4);

    assertThat(client.user.torrent(other.hash())).matches(one -> !one.stopped());
    assertThat(client.user.torrents().stream().filter(Shown::forceStart)).hasSize(MANY);
    assertThat(client.report().guarded()).isEqualTo(MANY);
    assertThat(client.report().restored()).isEqualTo(1);
    assertThat(client.report().ceded()).isZero();
  }

  @Test
  void tellsOnceOfAWrongProfileAndLosesNothing() throws IOException {
    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == MANY);
    Path elsewhere = folder.resolve("elsewhere");
    client.server.stop();
    Files.move(client.memory(), elsewhere);
    client.server.start();

    client.untilTold(report -> report.guarded() == MANY);
    client.rounds(4);
    client.takeOver();
    client.rounds(4);
    assertThat(notices()).isEqualTo(1);
    client.server.stop();
    swapBack(elsewhere);
    client.server.start();
    client.untilTold(report -> report.stopped() == MANY && report.guarded() == 0);
    assertThat(client.user.torrents()).hasSize(MANY).allMatch(Shown::stopped);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    assertThat(client.user.torrents()).hasSize(MANY).noneMatch(Shown::stopped);
    assertThat(notices()).isEqualTo(1);
  }

  private void swapBack(Path elsewhere) throws IOException {
    try (var files = Files.list(client.memory())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(client.memory());
    Files.move(elsewhere, client.memory());
  }

  private long notices() {
    return client
        .database
        .jdbc()
        .sql("select count(*) from notices where kind = 'GUARDED'")
        .query(Long.class)
        .single();
  }
}
