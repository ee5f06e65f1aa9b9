package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.emergency.EmergencyRule;
import evenkeel.keeping.KeeperReport;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.QbittorrentRelease;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.torrent.MadeTorrent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The limits of the queue, on every version at hand. */
class KeeperQueueLimitsTest {
  private static final QbittorrentConfig QUEUEING = QbittorrentConfig.quick().queueing(3, 1, 2);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void letsQueuedSeedsRunAndGivesTheLimitsBack(QbittorrentRelease release) {
    try (KeptClient client = new KeptClient(folder, QUEUEING, release)) {
      seeds(client, 4);
      client.until(() -> queued(client) == 3);
      var emergency = client.freeze();

      client.until(() -> queued(client) == 0);
      assertThat(limits(client)).isNotEqualTo(List.of(1, 2));
      client.release(emergency);
      client.untilTold(KeeperReport::returned);

      assertThat(limits(client)).isEqualTo(List.of(1, 2));
      client.until(() -> queued(client) == 3);
      assertThat(client.user.torrents()).noneMatch(Shown::stopped).noneMatch(Shown::forceStart);
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesALimitToTheUserWhoChangesItMeanwhile(QbittorrentRelease release) {
    try (KeptClient client = new KeptClient(folder, QUEUEING, release)) {
      seeds(client, 4);
      client.until(() -> queued(client) == 3);
      var emergency = client.freeze();
      client.until(() -> queued(client) == 0);
      client.rounds(3);

      client.user.setsPreferences(Map.of("max_active_uploads", 2));
      client.rounds(6);
      client.release(emergency);
      client.untilTold(KeeperReport::returned);

      assertThat(limits(client)).isEqualTo(List.of(2, 2));
    }
  }

  /** A client writes down by itself neither that what runs was forced, nor that it no longer is. */
  @ParameterizedTest
  @EnumSource
  void leavesNothingForcedThatItsClientWouldComeBackWith(QbittorrentRelease release) {
    try (KeptClient client = new KeptClient(folder, QUEUEING, release)) {
      client.seeding = new EmergencyRule.Seeding(true, true, true);
      seeds(client, 4);
      client.until(() -> queued(client) == 3);
      var emergency = client.freeze();
      client.until(() -> queued(client) == 0);
      client.user.tags("mine", hashes(client));
      client.until(() -> Stream.of(hashes(client)).anyMatch(client.server::remembersForced));

      client.user.setsPreferences(Map.of("queueing_enabled", false));
      client.release(emergency);
      client.untilTold(KeeperReport::returned);

      client.until(() -> Stream.of(hashes(client)).noneMatch(client.server::remembersForced));
      assertThat(client.user.torrents()).noneMatch(Shown::forceStart);
    }
  }

  private static String[] hashes(KeptClient client) {
    return client.user.torrents().stream().map(Shown::hash).toArray(String[]::new);
  }

  @ParameterizedTest
  @EnumSource
  void forcesQueuedAndStoppedSeedsAndPutsThemBack(QbittorrentRelease release) {
    try (KeptClient client = new KeptClient(folder, QUEUEING, release)) {
      client.seeding = new EmergencyRule.Seeding(true, true, true);
      seeds(client, 3);
      MadeTorrent stopped = client.seed("stopped", client.order().stopped());
      MadeTorrent limited = client.seed("limited", client.order());
      client.user.limitsShare(500, -2, limited.hash());
      client.until(() -> queued(client) >= 2);
      var emergency = client.freeze();

      client.until(() -> client.user.torrent(stopped.hash()).forceStart());
      client.until(() -> queued(client) <= 1);
      client.rounds(3);
      assertThat(client.user.torrent(limited.hash()).forceStart()).isFalse();
      assertThat(limits(client)).isEqualTo(List.of(1, 2));
      client.release(emergency);
      client.untilTold(KeeperReport::returned);

      assertThat(client.user.torrents()).noneMatch(Shown::forceStart);
      assertThat(client.user.torrent(stopped.hash())).matches(Shown::stopped);
      client.until(() -> queued(client) == 3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void letsNoDownloadOfAnotherAccountRunForQueuedSeeds(QbittorrentRelease release) {
    QbittorrentConfig config = QbittorrentConfig.quick().queueing(-1, 1, 2);
    try (KeptClient client = new KeptClient(folder, config, release)) {
      client.user.adds(
          client.order(),
          IntStream.range(0, 5).mapToObj(i -> client.torrent("other " + i, "127.0.0.2")).toList());
      seeds(client, 2);
      client.until(() -> queued(client) == 2 && queuedDownloads(client) == 3);
      var emergency = client.freeze();

      client.until(() -> toldOfDownloads(client));
      client.rounds(6);

      assertThat(limits(client).getLast()).isEqualTo(2);
      assertThat(queuedDownloads(client)).isEqualTo(3);
      client.release(emergency);
      client.untilTold(KeeperReport::returned);
      assertThat(limits(client)).isEqualTo(List.of(1, 2));
    }
  }

  private static long queuedDownloads(KeptClient client) {
    return client.user.torrents().stream().filter(one -> one.state().equals("queuedDL")).count();
  }

  private static boolean toldOfDownloads(KeptClient client) {
    return client
        .database
        .jdbc()
        .sql("select exists (select from notices where key like 'hindered/%/downloads')")
        .query(Boolean.class)
        .single();
  }

  private static void seeds(KeptClient client, int number) {
    IntStream.range(0, number).forEach(i -> client.seed("seed " + i, client.order()));
  }

  static long queued(KeptClient client) {
    return client.user.torrents().stream().filter(one -> one.state().equals("queuedUP")).count();
  }

  static List<Integer> limits(KeptClient client) {
    var shown = client.user.preferences();
    return List.of(
        shown.path("max_active_uploads").asInt(), shown.path("max_active_torrents").asInt());
  }
}
