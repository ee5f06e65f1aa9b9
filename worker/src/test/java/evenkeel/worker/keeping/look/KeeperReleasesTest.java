package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.QbittorrentRelease;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.torrent.MadeTorrent;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One freeze and its release on every qBittorrent at hand. */
class KeeperReleasesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(QbittorrentRelease.class)
  void restoresExactlyWhatItStopped(QbittorrentRelease release) {
    var config = QbittorrentConfig.quick().queueing(1, 10, 10);
    try (KeptClient client = new KeptClient(folder, config, release)) {
      List<MadeTorrent> normal =
          IntStream.range(0, 3).mapToObj(i -> client.download("normal " + i)).toList();
      MadeTorrent forced = client.download("forced");
      MadeTorrent stopped = client.download("stopped by the user");
      MadeTorrent other = client.torrent("of another tracker", "127.0.0.2");
      client.user.adds(client.order().tags("mine"), normal);
      client.user.adds(client.order(), forced, other);
      client.user.adds(client.order().stopped(), stopped);
      MadeTorrent seed = client.seed("seed stopped by the user", client.order().stopped());
      client.user.forces(true, forced.hash());
      client.user.awaits(forced.hash(), Shown::forceStart);
      client.settled();
      List<String> before = states(client);

      var emergency = client.freeze();
      client.untilTold(report -> report.stopped() == 4 && report.started() == 1);
      client.until(() -> tagged(client) == 4);
      List<Shown> during = client.user.torrents();
      client.release(emergency);
      client.untilTold(KeeperReport::returned);

      assertThat(during)
          .filteredOn(one -> !one.stopped())
          .extracting(Shown::name)
          .containsExactlyInAnyOrder(other.name(), seed.name());
      client.until(() -> states(client).equals(before));
      client.until(() -> tagged(client) == 0);
    }
  }

  private static long tagged(KeptClient client) {
    return client.user.torrents().stream()
        .filter(one -> one.tags().contains("evenkeel-held"))
        .count();
  }

  private static List<String> states(KeptClient client) {
    return client.user.torrents().stream()
        .map(one ->
            "%s stopped=%s forced=%s %s"
                .formatted(
                    one.name(),
                    one.stopped(),
                    one.forceStart(),
                    one.tags().stream().filter("mine"::equals).toList()))
        .sorted()
        .toList();
  }
}
