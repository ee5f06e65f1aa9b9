package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.simulator.proxy.FaultProxy;
import evenkeel.simulator.proxy.ProxyFault;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.torrent.MadeTorrent;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client, or a proxy before it, that answers and does not obey. */
class KeeperRejectedTest {
  private static final String STOP = "torrents/stop";
  private static final ProxyFault FORBIDDEN = ProxyFault.answer(403, "forbidden");

  @TempDir Path folder;
  private KeptClient client;
  private FaultProxy proxy;

  @BeforeEach
  void start() {
    client = new KeptClient(folder, QbittorrentConfig.quick());
    proxy = client.proxied();
    client.takeOver();
  }

  @AfterEach
  void end() {
    client.close();
  }

  @Test
  void tellsThatStopsAreRejectedOnceAndGoesOnWithTheStarts() {
    MadeTorrent download = client.download("download");
    client.user.adds(client.order(), download);
    MadeTorrent seed = client.seed("seed", client.order().stopped());
    client.settled();
    proxy.next(STOP, Integer.MAX_VALUE, ProxyFault.answer(413, "too large"));

    client.freeze();
    client.until(() -> !client.user.torrent(seed.hash()).stopped());
    client.until(() -> proxy.count(STOP) > 4);

    assertThat(column("select text from notices where kind = 'REJECTED'"))
        .singleElement()
        .asString()
        .contains("client home", "emergency/mam 1", "status 413");
    assertThat(column("select trouble from clients_view"))
        .singleElement()
        .asString()
        .contains("status 413");

    proxy.heal();
    client.until(() -> client.user.torrent(download.hash()).stopped());
    client.rounds(2);

    assertThat(column("select trouble from clients_view where trouble is not null")).isEmpty();
  }

  /** Each refusal ends the session, and in each new one the client counts as just started. */
  @Test
  void isToldThoughNothingIsToBeWrittenWhileItMayBeLoading() {
    client.user.adds(client.order(), client.download("download"));
    client.settled();
    proxy.next(STOP, Integer.MAX_VALUE, FORBIDDEN);
    proxy.next("auth/logout", Integer.MAX_VALUE, FORBIDDEN);

    client.freeze();
    client.until(() -> !column("select text from notices where kind = 'REJECTED'").isEmpty());

    assertThat(column("select trouble from clients_view"))
        .singleElement()
        .asString()
        .contains("status 403");
  }

  private List<@Nullable String> column(String sql) {
    return client.database.jdbc().sql(sql).query(String.class).list();
  }
}
