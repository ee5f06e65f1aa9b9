package evenkeel.worker.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.Shown;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperQueueTest {
  @TempDir Path folder;

  @Test
  void stopsWhatIsQueuedAndPutsItBackIntoTheQueue() {
    try (KeptClient client = new KeptClient(folder, QbittorrentConfig.quick().queueing(1, 1, 2))) {
      client.user.adds(
          client.order(),
          IntStream.range(0, 4).mapToObj(i -> client.download("download " + i)).toList());
      client.until(() -> queued(client) == 3);
      var emergency = client.freeze();
      client.untilTold(report -> report.stopped() == 4);
      assertThat(client.user.torrents()).allMatch(Shown::stopped);

      client.release(emergency);
      client.untilTold(KeeperReport::returned);

      client.until(() -> queued(client) == 3);
      assertThat(client.user.torrents()).noneMatch(Shown::stopped).noneMatch(Shown::forceStart);
    }
  }

  private static long queued(KeptClient client) {
    return client.user.torrents().stream().filter(one -> one.state().equals("queuedDL")).count();
  }
}
