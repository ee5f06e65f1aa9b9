package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.order.OrderedAccount;
import evenkeel.order.OrderedAccounts;
import evenkeel.order.Selection;
import evenkeel.order.StopRule;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.worker.effect.Effect;
import evenkeel.worker.effect.EffectListener;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A freeze that meets an order by selection on the same torrents. */
class KeeperMeetingOrdersTest {
  private static final List<String> ANY = List.of();
  private static final int TORRENTS = 4;

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

  /** It begins after the order's first slice; the order is undone before the last one. */
  @Test
  void letsNothingRunThatTheFreezeHoldsWhenTheOrderIsUndoneAndGivesAllBackAtItsEnd() {
    client.slice = 1;
    client.takeOver();
    addsOneForced();
    client.until(() -> known() == TORRENTS);
    AtomicReference<Holder> freeze = new AtomicReference<>();
    Holder order = client.ordered("order/1", selected());
    client.keeper().look();
    client.listener =
        afterStops(stops -> {
          if (stops == 1) {
            freeze.set(client.freeze());
          } else if (stops == TORRENTS - 1) {
            client.release(order);
          }
        });

    client.keeper().write(new SingleRound());
    client.until(() -> client.told.containsKey("order/1") && client.told.get("order/1").returned());
    client.untilTold(report -> report.stopped() == TORRENTS && report.pending() == 0);
    client.rounds(3);

    assertThat(client.user.torrents()).hasSize(TORRENTS).allMatch(Shown::stopped);
    assertThat(starts()).isZero();
    client.release(freeze.get());
    client.untilTold(KeeperReport::returned);
    assertThat(client.user.torrents()).noneMatch(Shown::stopped);
    assertThat(client.user.torrents()).filteredOn(Shown::forceStart).hasSize(1);
  }

  private void addsOneForced() {
    MadeTorrent forced = client.download("forced");
    client.user.adds(
        client.order(), client.download("a"), client.download("b"), client.download("c"), forced);
    client.user.forces(true, forced.hash());
    client.user.awaits(forced.hash(), Shown::forceStart);
  }

  private static StopRule selected() {
    OrderedAccount one = new OrderedAccount("one", List.of("127.0.0.1"), Set.of(), Set.of(), false);
    return new StopRule(
        new Selection(List.of("one"), ANY, ANY, ANY, ANY),
        new OrderedAccounts(List.of(one)),
        Instant.MAX);
  }

  private static EffectListener afterStops(IntConsumer then) {
    AtomicInteger stops = new AtomicInteger();
    return new EffectListener() {
      @Override
      public void after(Effect done, int torrents) {
        if (done == Effect.STOP) {
          then.accept(stops.incrementAndGet());
        }
      }
    };
  }

  private int known() {
    return count("generations where first_unmasked_look is not null");
  }

  private int starts() {
    return count("receipts where set_to <> 'STOPPED' and sent_at is not null");
  }

  private int count(String rows) {
    return client.database.jdbc().sql("select count(*) from " + rows).query(Integer.class).single();
  }
}
