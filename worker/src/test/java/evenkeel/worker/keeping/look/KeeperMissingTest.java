package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.torrent.MadeTorrent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is not there: what a start would make of it is not for Evenkeel to try. */
class KeeperMissingTest {
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
  void neitherStartsNorGivesBackWhatHasLostItsFiles() throws IOException {
    MadeTorrent missing = client.seed("missing", client.order().stopped());
    MadeTorrent download = client.download("download");
    client.user.adds(client.order(), download);
    client.settled();
    client.server.stop();
    Files.move(client.bytes(missing), folder.resolve("unplugged"));
    client.server.start();
    client.user.awaits(missing.hash(), one -> one.state().equals("missingFiles"));

    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == 1);
    client.rounds(3);
    assertThat(client.user.torrent(missing.hash()).state()).isEqualTo("missingFiles");
    client.release(emergency);
    client.untilTold(KeeperReport::returned);
    client.rounds(3);

    assertThat(client.user.torrent(missing.hash()).state()).isEqualTo("missingFiles");
    assertThat(client.report().restored()).isEqualTo(1);
    assertThat(client.user.torrent(download.hash())).matches(one -> !one.stopped());
  }

  @Test
  void givesBackWhatLostItsFilesWhileHeldOnlyOnceTheyAreThereAgain() throws IOException {
    MadeTorrent seed = client.seed("seed", client.order().stopped());
    client.settled();
    var emergency = client.freeze();
    client.untilTold(report -> report.started() == 1);
    Path unplugged = folder.resolve("unplugged");
    client.server.stop();
    Files.move(client.bytes(seed), unplugged);
    client.server.start();
    client.user.awaits(seed.hash(), one -> one.state().equals("missingFiles"));

    client.release(emergency);
    client.untilTold(report -> report.closed() && report.restoring() == 1);
    client.rounds(4);
    assertThat(client.user.torrent(seed.hash()).state()).isEqualTo("missingFiles");
    Files.move(unplugged, client.bytes(seed));
    client.user.rechecks(seed.hash());
    client.untilTold(KeeperReport::returned);

    assertThat(client.user.torrent(seed.hash())).matches(Shown::stopped).matches(Shown::complete);
  }

  @Test
  void stopsWhatItStartedAndWouldNowDownloadAnew() throws IOException {
    MadeTorrent seed = client.seed("seed", client.order().stopped());
    client.settled();
    var emergency = client.freeze();
    client.untilTold(report -> report.started() == 1);
    client.server.stop();
    Files.move(client.bytes(seed), folder.resolve("unplugged"));
    client.server.start();
    client.user.awaits(seed.hash(), one -> one.state().equals("missingFiles"));

    client.user.rechecks(seed.hash());
    client.user.awaits(seed.hash(), one -> one.state().equals("stalledDL"));
    client.untilTold(report -> report.stopped() == 1);

    assertThat(client.user.torrent(seed.hash()).state()).isEqualTo("stoppedDL");
    client.release(emergency);
    client.untilTold(KeeperReport::returned);
    assertThat(client.user.torrent(seed.hash()))
        .matches(Shown::stopped)
        .matches(one -> one.tags().isEmpty());
  }
}
