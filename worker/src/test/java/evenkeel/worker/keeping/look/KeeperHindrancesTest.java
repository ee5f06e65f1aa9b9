package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.emergency.EmergencyRule;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.QbittorrentRelease;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever keeps seeds back is said once, and left as it is; on every version at hand. */
class KeeperHindrancesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void areToldOnceAndLeft(QbittorrentRelease release) {
    try (KeptClient client =
        new KeptClient(folder, QbittorrentConfig.quick().queueing(3, 1, 2), release)) {
      client.seeding = new EmergencyRule.Seeding(true, false, false);
      client.user.does("transfer/toggleSpeedLimitsMode", Map.of());
      IntStream.range(0, 3).forEach(i -> client.seed("seed " + i, client.order()));
      client.until(() -> KeeperQueueLimitsTest.queued(client) == 2);
      if (release == QbittorrentRelease.V5_3) {
        client.user.does("transfer/pauseSession", Map.of());
      }
      client.rounds(3);
      assertThat(told(client)).isEmpty();

      client.freeze();
      int kinds = release == QbittorrentRelease.V5_3 ? 3 : 2;
      client.until(() -> told(client).size() == kinds);
      client.rounds(3);

      assertThat(told(client)).hasSize(kinds);
      assertThat(String.join("; ", told(client)))
          .contains("the alternative speed limits are on", "2 of them wait")
          .matches(
              text -> text.contains("session is paused") == (release == QbittorrentRelease.V5_3));
      assertThat(shown(client)).isTrue();
      assertThat(KeeperQueueLimitsTest.limits(client)).isEqualTo(List.of(1, 2));
      assertThat(client.user.does("transfer/speedLimitsMode", Map.of())).isEqualTo("1");
    }
  }

  /** What everybody may see. */
  private static boolean shown(KeptClient client) {
    return client
        .database
        .jdbc()
        .sql("select alternative_limits and queueing from client_seeding_view")
        .query(Boolean.class)
        .single();
  }

  private static List<String> told(KeptClient client) {
    return client
        .database
        .jdbc()
        .sql("select text from notices where kind = 'HINDERED'")
        .query((row, number) -> row.getString("text"))
        .list();
  }
}
