package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.simulator.proxy.FaultProxy;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client bans whoever tries a wrong password often. */
class KeeperLoginTest {
  private static final String LOGIN = "auth/login";

  @TempDir Path folder;
  private KeptClient client;
  private FaultProxy proxy;

  @BeforeEach
  void start() {
    client = new KeptClient(folder, QbittorrentConfig.quick());
    proxy = client.proxied();
  }

  @AfterEach
  void end() {
    client.close();
  }

  @Test
  void triesAWrongPasswordOnceHoweverOftenItWatchesOrBeginsAnew() {
    String right = client.password;
    client.password = "wrong";
    for (int tenancy = 0; tenancy < 10; tenancy++) {
      client.takeOver();
      assertThatThrownBy(() -> client.keeper().watch(new Patience())).isInstanceOf(Enough.class);
    }
    assertThat(proxy.count(LOGIN)).isEqualTo(1);

    client.password = right;
    client.takeOver();
    client.round();

    assertThat(proxy.count(LOGIN)).isEqualTo(2);
  }

  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Lasts for a few attempts. */
  private static final class Patience implements Pulse {
    private int left = 5;

    @Override
    public void beat(String doing) {}

    @Override
    public void pause(Duration time, String doing, BooleanSupplier reason) {
      left--;
      if (left == 0) {
        throw new Enough();
      }
    }
  }
}
