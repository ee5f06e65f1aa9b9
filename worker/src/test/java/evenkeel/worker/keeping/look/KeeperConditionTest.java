package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.worker.qbittorrent.session.ClientAway;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a keeper writes down of how its client stands, on a real one. */
class KeeperConditionTest {
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
  void tellsVersionAndTorrentsAndThenThatItIsAway() {
    client.user.adds(client.order(), client.download("one"));
    client.seed("two", client.order());
    client.settled();

    client.until(() -> torrents().equals(Map.of("stalled", 2, "stalled_downloads", 1)));
    assertThat(String.valueOf(state().get("version"))).startsWith("v");
    assertThat(state().get("reachable_since")).isNotNull();

    client.server.close();
    assertThatThrownBy(client::round).isInstanceOf(ClientAway.class);

    assertThat(String.valueOf(state().get("trouble"))).contains("home at ");
    assertThat(state().get("reachable_since")).isNull();
  }

  private Map<String, @Nullable Object> torrents() {
    return client
        .database
        .jdbc()
        .sql(
            "select stalled, stalled_downloads from client_torrents where client = ? and account = ''")
        .param(KeptClient.CLIENT)
        .query()
        .singleRow();
  }

  private Map<String, @Nullable Object> state() {
    return client.database.jdbc().sql("select * from clients_view").query().listOfRows().stream()
        .findFirst()
        .orElse(Map.of());
  }
}
