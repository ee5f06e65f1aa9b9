package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.torrent.MadeTorrent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person or another tool does to torrents while they are held. */
class KeeperUsersTest {
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
  void cedesASeedThatTheUserStopsAgain() {
    MadeTorrent seed = client.seed("seed", client.order().stopped());
    client.settled();
    var emergency = client.freeze();
    client.untilTold(report -> report.started() == 1);

    client.user.stops(seed.hash());
    client.untilTold(report -> report.ceded() == 1);
    client.user.starts(seed.hash());
    client.release(emergency);
    client.untilTold(KeeperReport::returned);
    client.rounds(3);

    assertThat(client.user.torrent(seed.hash())).matches(one -> !one.stopped());
  }

  @Test
  void leavesToTheUserWhatStoodStoppedAndWasStartedMeanwhile() {
    MadeTorrent download = client.download("download");
    client.user.adds(client.order().stopped(), download);
    client.settled();
    client.rounds(3);
    var emergency = client.freeze();
    client.rounds(2);

    client.user.starts(download.hash());
    client.untilTold(report -> report.ceded() == 1);
    client.rounds(3);
    assertThat(client.user.torrent(download.hash())).matches(one -> !one.stopped());
    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    assertThat(client.user.torrent(download.hash())).matches(one -> !one.stopped());
    assertThat(client.user.torrent(download.hash()).tags()).isEmpty();
  }

  @Test
  void claimsAnewWhatWasRemovedAndAddedAgain() {
    MadeTorrent download = client.download("download");
    client.user.adds(client.order(), download);
    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == 1);
    long added = client.user.torrent(download.hash()).addedOn();
    client.user.deletes(true, download.hash());
    client.untilTold(report -> report.parked() == 1);
    client.until(() -> Instant.now().getEpochSecond() > added);

    client.user.adds(client.order().stopped(), download);
    client.user.forces(true, download.hash());
    client.untilTold(report -> report.stopped() == 1 && report.parked() == 1);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    assertThat(client.user.torrent(download.hash())).matches(one -> !one.stopped());
    assertThat(client.user.torrent(download.hash())).matches(Shown::forceStart);
  }

  @Test
  void givesBackWhatIsExcludedWhileHeldAndNeverTouchesWhatWasBefore() {
    MadeTorrent later = client.download("excluded later");
    MadeTorrent before = client.download("excluded before");
    client.user.adds(client.order(), later);
    client.user.adds(client.order().tags("evenkeel-ignore"), before);
    client.freeze();
    client.untilTold(report -> report.stopped() == 1);
    assertThat(client.user.torrent(before.hash())).matches(one -> !one.stopped());

    client.user.tags("evenkeel-ignore", later.hash());
    client.untilTold(report -> report.restored() == 1);

    assertThat(client.user.torrents()).noneMatch(Shown::stopped);
  }

  @Test
  void neitherFollowsNorFightsForItsTag() {
    List<MadeTorrent> downloads = downloads(2);
    var emergency = client.freeze();
    client.until(() -> tagged() == 2);
    client.rounds(2);

    client.user.untags("", downloads.stream().map(MadeTorrent::hash).toArray(String[]::new));
    client.rounds(4);
    assertThat(tagged()).isZero();
    assertThat(client.user.torrents()).allMatch(Shown::stopped);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    assertThat(client.user.torrents()).noneMatch(Shown::stopped);
  }

  @Test
  void waitsForAPersonWhenTooManyAreStartedAtOnce() {
    List<MadeTorrent> downloads = downloads(24);
    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == 24);

    startAll(downloads);
    client.untilTold(report -> report.guarded() == 24);
    client.rounds(3);
    assertThat(client.user.torrents()).noneMatch(Shown::stopped);
    assertThat(client.keeper().decide(true)).isEqualTo(24);
    client.untilTold(report -> report.stopped() == 24);
    assertThat(client.user.torrents()).allMatch(Shown::stopped);
    startAll(downloads);
    client.untilTold(report -> report.guarded() == 24);
    assertThat(client.keeper().decide(false)).isEqualTo(24);
    client.untilTold(report -> report.ceded() == 24);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    assertThat(client.user.torrents()).noneMatch(Shown::stopped);
  }

  @Test
  void stopsWhatWasBeingCheckedOnceItIsNot() {
    MadeTorrent checked = client.download("checked");
    MadeTorrent other = client.download("other");
    client.user.adds(client.order(), checked, other);
    client.settled();
    client.user.rechecks(checked.hash());

    client.freeze();
    client.untilTold(report -> report.stopped() == 2);

    assertThat(client.user.torrents()).allMatch(Shown::stopped);
  }

  private void startAll(List<MadeTorrent> torrents) {
    client.user.starts(torrents.stream().map(MadeTorrent::hash).toArray(String[]::new));
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
    return downloads;
  }
}
