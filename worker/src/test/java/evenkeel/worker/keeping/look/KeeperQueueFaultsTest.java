package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.settings.ClientLogin;
import evenkeel.simulator.proxy.FaultProxy;
import evenkeel.simulator.proxy.Hold;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.worker.effect.Effect;
import evenkeel.worker.effect.EffectListener;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Raises of the queue's limits that come late, and clients and keepers that die over them. */
class KeeperQueueFaultsTest {
  private static final String WRITE = "app/setPreferences";
  private static final List<Integer> OWN = List.of(1, 2);

  @TempDir Path folder;
  private KeptClient client;

  @BeforeEach
  void start() {
    client = new KeptClient(folder, QbittorrentConfig.quick().queueing(3, 1, 2));
    IntStream.range(0, 4).forEach(i -> client.seed("seed " + i, client.order()));
    client.until(() -> KeeperQueueLimitsTest.queued(client) == 3);
  }

  @AfterEach
  void end() {
    client.close();
  }

  @Test
  void refusesARaiseThatArrivesAfterTheRelease() {
    FaultProxy proxy = client.proxied();
    client.takeOver();
    Hold late = proxy.holdNext(WRITE);
    Holder emergency = client.freeze();
    client.until(() -> late.arrived() == 1);
    client.until(() -> KeeperQueueLimitsTest.queued(client) == 0);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    late.letGo();
    Awaitility.await().until(() -> late.delivered() == 1);
    client.rounds(4);

    assertThat(KeeperQueueLimitsTest.limits(client)).isEqualTo(OWN);
  }

  @Test
  void undoesARaiseThatArrivesAfterTheReleaseWhereNothingIsAFence() {
    client.user.setsPreferences(Map.of("bypass_local_auth", true));
    FaultProxy proxy = client.proxied();
    client.login = new ClientLogin.None();
    client.takeOver();
    Hold late = proxy.holdNext(WRITE);
    Holder emergency = client.freeze();
    client.until(() -> late.arrived() == 1);
    client.until(() -> KeeperQueueLimitsTest.queued(client) == 0);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);
    assertThat(KeeperQueueLimitsTest.limits(client)).isEqualTo(OWN);

    late.letGo();
    Awaitility.await().until(() -> late.delivered() == 1);
    client.until(() -> verdicts("undone") == 2);
    client.until(() -> verdicts("restored") == 4);

    assertThat(KeeperQueueLimitsTest.limits(client)).isEqualTo(OWN);
  }

  @Test
  void givesBackWhatAClientWasToldJustBeforeItWasKilled() {
    AtomicBoolean killed = new AtomicBoolean();
    client.listener =
        new EffectListener() {
          @Override
          public void after(Effect effect, int number) {
            if (effect == Effect.SET_PREFERENCES && killed.compareAndSet(false, true)) {
              client.server.kill();
              client.server.start();
            }
          }
        };
    Holder emergency = client.freeze();
    client.until(() -> killed.get() && KeeperQueueLimitsTest.queued(client) == 0);
    client.rounds(3);

    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    assertThat(KeeperQueueLimitsTest.limits(client)).isEqualTo(OWN);
  }

  @Test
  void isGivenBackByHand() {
    client.freeze();
    client.until(() -> KeeperQueueLimitsTest.queued(client) == 0);

    var result = client.restores();

    assertThat(result.complete()).isTrue();
    assertThat(KeeperQueueLimitsTest.limits(client)).isEqualTo(OWN);
  }

  private long verdicts(String verdict) {
    return client
        .database
        .jdbc()
        .sql("select count(*) from decisions where verdict = ?")
        .param(verdict)
        .query(Long.class)
        .single();
  }
}
