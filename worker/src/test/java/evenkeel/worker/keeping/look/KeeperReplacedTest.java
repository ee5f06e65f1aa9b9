package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.torrent.MadeTorrent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other torrents behind the same address, or the same ones elsewhere on the disk. */
class KeeperReplacedTest {
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

  /** One torrent is in both profiles: stopped by its user in the other one. */
  @Test
  void givesBackOnlyToTheProfileFromWhichItTook() throws IOException {
    List<MadeTorrent> held = downloads(3);
    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == 3);
    client.until(() -> tagged() == 3);
    long added = client.user.torrent(held.getFirst().hash()).addedOn();

    swaps("right", "other");
    MadeTorrent other = client.download("of the other profile");
    client.until(() -> Instant.now().getEpochSecond() > added);
    client.user.adds(client.order().stopped(), held.getFirst());
    client.user.adds(client.order(), other);
    client.untilTold(report -> report.parked() == 3 && report.stopped() == 1);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);
    client.rounds(3);
    assertThat(client.user.torrent(other.hash())).matches(one -> !one.stopped());
    assertThat(client.user.torrent(held.getFirst().hash())).matches(Shown::stopped);
    assertThat(tagged()).isZero();

    swaps("other", "right");
    client.until(() -> client.user.torrents().stream().noneMatch(Shown::stopped));
    client.until(() -> tagged() == 0);
    client.rounds(3);

    assertThat(client.user.torrents()).hasSize(3).noneMatch(Shown::stopped);
  }

  @Test
  void givesBackWhatIsBeingMovedToTheFolderOfItsNewCategory() {
    List<MadeTorrent> held = downloads(2);
    client.user.createsCategory("later");
    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == 2);

    for (MadeTorrent one : held) {
      client.user.does(
          "torrents/setAutoManagement", Map.of("hashes", one.hash(), "enable", "true"));
      client.user.categorises("later", one.hash());
    }
    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    assertThat(client.report().restored()).isEqualTo(2);
    assertThat(client.settled())
        .noneMatch(Shown::stopped)
        .allMatch(one -> one.category().equals("later"));
  }

  /** Puts the client's memory away under one name and gives it that of another, if there is one. */
  private void swaps(String from, String to) throws IOException {
    client.server.stop();
    Files.move(client.memory(), folder.resolve(from));
    Path there = folder.resolve(to);
    if (Files.exists(there)) {
      Files.move(there, client.memory());
    }
    client.server.start();
  }

  private long tagged() {
    return client.user.torrents().stream()
        .filter(one -> one.tags().contains("evenkeel-held"))
        .count();
  }

  private List<MadeTorrent> downloads(int number) {
    List<MadeTorrent> downloads =
        IntStream.range(0, number).mapToObj(i -> client.download("download " + i)).toList();
    client.user.adds(client.order(), downloads);
    client.settled();
    return downloads;
  }
}
