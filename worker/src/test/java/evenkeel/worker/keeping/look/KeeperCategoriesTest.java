package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.QbittorrentRelease;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.torrent.MadeTorrent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From 5.2 on a category limits its torrents; set at the client alone, not by its web page. */
class KeeperCategoriesTest {
  private static final String CATEGORIES =
      """
      {"books": {"save_path": "", "ratio_limit": 2, "share_limit_action": "RemoveWithContent"},
       "films": {"save_path": ""}}
      """;

  @TempDir Path folder;

  @Test
  void neverStartsASeedThatItsCategoryLimits() throws IOException {
    Path config = folder.resolve("qbittorrent/profile/qBittorrent/config");
    Files.createDirectories(config);
    Files.writeString(config.resolve("categories.json"), CATEGORIES);
    try (var client = new KeptClient(folder, QbittorrentConfig.quick(), QbittorrentRelease.V5_3)) {
      MadeTorrent limited = client.seed("limited", client.order().category("books").stopped());
      client.seed("free", client.order().category("films").stopped());
      client.settled();

      var emergency = client.freeze();
      client.untilTold(report -> report.started() > 0 && report.pending() == 0);
      assertThat(client.report().started()).isEqualTo(1);
      client.release(emergency);
      client.untilTold(KeeperReport::returned);

      assertThat(client.user.torrent(limited.hash()))
          .matches(Shown::stopped)
          .matches(one -> one.category().equals("books"));
    }
  }
}
