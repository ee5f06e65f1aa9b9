package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.torrent.MadeTorrent;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {
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
  void restoresExactlyWhatItStopped() {
    MadeTorrent normal = client.download("normal");
    MadeTorrent forced = client.download("forced");
    MadeTorrent stopped = client.download("stopped by the user");
    MadeTorrent other = client.torrent("of another tracker", "127.0.0.2");
    client.user.adds(client.order(), normal, forced, other);
    client.user.adds(client.order().stopped(), stopped);
    client.user.forces(true, forced.hash());
    client.user.awaits(forced.hash(), Shown::forceStart);
    List<Shown> before = client.settled();

    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == 2);
    List<Shown> during = shown();
    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    assertThat(during)
        .filteredOn(one -> !one.stopped())
        .extracting(Shown::name)
        .containsExactly(other.name());
    assertThat(states(shown())).isEqualTo(states(before));
    assertThat(shown()).allSatisfy(one -> assertThat(one.tags()).isEmpty());
  }

  @Test
  void tagsWhatItHoldsForAPersonToSee() {
    MadeTorrent held = client.download("held");
    client.user.adds(client.order(), held);

    client.freeze();

    client.until(() -> client.user.torrent(held.hash()).tags().contains("evenkeel-held"));
  }

  @Test
  void leavesToTheUserWhatTheUserChangedMeanwhile() {
    List<MadeTorrent> downloads =
        IntStream.range(0, 4).mapToObj(i -> client.download("download " + i)).toList();
    client.user.adds(client.order(), downloads);
    String started = downloads.get(0).hash();
    String removed = downloads.get(1).hash();
    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == 4);

    client.user.starts(started);
    client.user.deletes(true, removed);
    client.untilTold(report -> report.ceded() == 1 && report.parked() == 1);
    client.user.stops(started);
    client.user.awaits(started, Shown::stopped);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    assertThat(client.user.torrent(started).stopped()).isTrue();
    assertThat(client.user.found(removed)).isEmpty();
    assertThat(client.user.torrent(downloads.get(2).hash()).stopped()).isFalse();
  }

  @Test
  void sweepsWhatIsAddedMeanwhile() {
    MadeTorrent first = client.download("first");
    MadeTorrent added = client.download("added meanwhile");
    client.user.adds(client.order(), first);
    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == 1);

    client.user.adds(client.order(), added);
    client.untilTold(report -> report.stopped() == 2);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    assertThat(client.user.torrent(added.hash()).stopped()).isFalse();
  }

  @Test
  void onlyShowsWhatItWouldDoWhileItObserves() {
    MadeTorrent download = client.download("download");
    client.user.adds(client.order(), download);
    client.observing = true;

    client.freeze();
    client.untilTold(report -> report.wouldStop() == 1);

    assertThat(client.user.torrent(download.hash()).stopped()).isFalse();
  }

  private List<Shown> shown() {
    return client.user.torrents();
  }

  private static List<String> states(List<Shown> torrents) {
    return torrents.stream()
        .map(one -> one.name() + " stopped=" + one.stopped() + " forced=" + one.forceStart())
        .sorted()
        .toList();
  }
}
