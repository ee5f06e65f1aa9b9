package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.simulator.proxy.FaultProxy;
import evenkeel.simulator.proxy.ProxyFault;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands before a client lets it be looked at, and forbids every order. */
class KeeperForbiddenTest {
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

  /** Each refusal ends the session, and in each new one the client counts as just started. */
  @Test
  void isToldThoughNothingIsToBeWrittenWhileItMayBeLoading() {
    client.user.adds(client.order(), client.download("download"));
    client.settled();
    proxy.next("torrents/stop", Integer.MAX_VALUE, FORBIDDEN);
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
