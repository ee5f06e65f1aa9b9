package evenkeel.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.tracker.Announce;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilledClientTest {
  @TempDir Path folder;
  final OutsideWorld world = OutsideWorld.started();
  FilledClient filled;

  @BeforeEach
  void start() {
    Optional<Path> program = RealQbittorrent.find();
    assumeTrue(program.isPresent(), "no qbittorrent-nox: set EVENKEEL_QBITTORRENT");
    filled = FilledClient.started(world, program.orElseThrow(), folder);
  }

  @AfterEach
  void end() {
    if (filled != null) {
      filled.close();
    }
    world.close();
  }

  @Test
  void hasTorrentsOfEveryGroupAndDownloadsThatRunAndDoNotEnd() {
    assertThat(filled.user().torrents()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(filled.shown(TorrentGroup.MAM_QUEUED)).hasSize(6);
    assertThat(filled.shown(TorrentGroup.MAM_ADDABLE)).isEmpty();
    assertThat(states(TorrentGroup.MAM_DOWNLOAD_FORCED)).containsOnly("forcedDL");
    assertThat(states(TorrentGroup.MAM_SEED_STOPPED)).containsOnly("stoppedUP");
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> {
          assertThat(filled.shown(TorrentGroup.MAM_DOWNLOADING))
              .allMatch(torrent -> torrent.downloaded() > 0 && torrent.progress() < 0.5);
          assertThat(world.trackers().mam().announces())
              .extracting(Announce::event)
              .contains("started");
        });
  }

  @Test
  void letsTheUserAddAndFinishTorrents() {
    String added = TorrentGroup.MAM_ADDABLE.names().getFirst();
    String finishable = TorrentGroup.MAM_FINISHABLE.names().getFirst();

    filled.adds(List.of(added));
    filled.finishes(finishable);

    assertThat(filled.user().torrent(filled.hash(added)).complete()).isFalse();
    filled.user().awaits(filled.hash(finishable), Shown::complete);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> assertThat(world.member().state().downloaded()).isGreaterThan(150L << 30));
  }

  @Test
  void downloadsOnAfterAStopAndAStart() {
    String hash = filled.hash(TorrentGroup.MAM_DOWNLOADING.names().getFirst());
    filled.user().stops(hash);
    long atStop = filled.user().awaits(hash, Shown::stopped).downloaded();

    filled.user().starts(hash);

    filled
        .user()
        .awaits(hash, shown -> shown.state().equals("downloading") && shown.downloaded() > atStop);
  }

  private List<String> states(TorrentGroup group) {
    return filled.shown(group).stream().map(Shown::state).toList();
  }
}
