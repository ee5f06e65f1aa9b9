package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.order.OrderedAccount;
import evenkeel.order.OrderedAccounts;
import evenkeel.order.RestartRule;
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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What orders make of the torrents that they mean. */
class KeeperOrdersTest {
  private static final String ORDER = "order/1";
  private static final List<String> ANY = List.of();

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
  void holdsWhatItMeantWhenItWasGivenAndNothingThatMatchesLater() {
    MadeTorrent meant = client.download("meant");
    MadeTorrent later = client.download("later");
    MadeTorrent added = client.download("added");
    client.user.createsCategory("books");
    client.user.adds(client.order(), meant, later);
    client.user.categorises("books", meant.hash());
    client.user.awaits(meant.hash(), one -> one.category().equals("books"));
    Holder order = client.ordered(ORDER, stop(new Selection(ANY, ANY, List.of("books"), ANY, ANY)));
    untilTold(report -> report.stopped() == 1 && report.pending() == 0);

    client.user.adds(client.order(), added);
    client.user.categorises("books", later.hash(), added.hash());
    client.user.categorises("", meant.hash());
    client.user.awaits(later.hash(), one -> one.category().equals("books"));
    client.user.awaits(meant.hash(), one -> one.category().isEmpty());
    client.rounds(4);

    assertThat(client.user.torrent(meant.hash())).matches(Shown::stopped);
    assertThat(client.user.torrent(later.hash())).matches(one -> !one.stopped());
    assertThat(client.user.torrent(added.hash())).matches(one -> !one.stopped());
    client.release(order);
    untilTold(KeeperReport::returned);
    assertThat(client.user.torrent(meant.hash())).matches(one -> !one.stopped());
  }

  @Test
  void countsWhatIsOnlyObservedForAsLongAsItIsOpen() {
    client.user.adds(client.order(), client.torrent("watched", "127.0.0.3"));
    untilKnown(1);

    client.ordered(ORDER, stop(new Selection(ANY, ANY, ANY, ANY, ANY)));
    untilTold(report -> report.wouldStop() == 1);
    client.rounds(3);

    assertThat(report()).matches(told -> told.wouldStop() == 1 && told.stopped() == 0);
    assertThat(client.user.torrents()).noneMatch(Shown::stopped);
  }

  @Test
  void givesBackWhatIsExcludedWhileItIsHeld() {
    MadeTorrent nobodys = client.torrent("nobodys", "127.0.0.9");
    client.user.adds(client.order(), nobodys);
    client.ordered(ORDER, stop(new Selection(ANY, ANY, ANY, ANY, List.of(nobodys.hash()))));
    untilTold(report -> report.stopped() == 1);

    client.user.tags("evenkeel-ignore", nobodys.hash());
    untilTold(report -> report.restored() == 1);

    assertThat(client.user.torrent(nobodys.hash())).matches(one -> !one.stopped());
  }

  @Test
  void restartsADownloadAForcedOneAndASeedExactly() {
    MadeTorrent download = client.download("download");
    MadeTorrent forced = client.download("forced");
    MadeTorrent seed = client.seed("seed", client.order());
    client.user.adds(client.order(), download, forced);
    client.user.forces(true, forced.hash());
    client.user.awaits(forced.hash(), Shown::forceStart);
    untilKnown(3);

    restarts("order/1", download);
    restarts("order/2", forced);
    restarts("order/3", seed);

    assertThat(client.user.torrent(download.hash()))
        .matches(one -> !one.stopped() && !one.forceStart());
    assertThat(client.user.torrent(forced.hash())).matches(Shown::forceStart);
    assertThat(client.user.torrent(seed.hash())).matches(one -> one.complete() && !one.stopped());
    assertThat(stops()).isEqualTo(3);
    assertThat(client.user.torrents()).allMatch(one -> one.tags().isEmpty());
  }

  /** As its story would have it: held until that is confirmed, then given back. */
  private void restarts(String holder, MadeTorrent torrent) {
    Holder order = client.ordered(holder, restart(torrent));
    client.until(() -> client.told.containsKey(holder) && told(holder).stopped() == 1);
    client.release(order);
    client.until(() -> told(holder).returned());
  }

  @Test
  void refusesToRestartASeedWithAShareLimitAndTouchesNothing() {
    MadeTorrent seed = client.seed("limited", client.order());
    client.settled();
    client.user.limitsShare(5, -1, seed.hash());
    client.user.awaits(seed.hash(), one -> one.ratioLimit() == 5);

    client.ordered(ORDER, restart(seed));
    untilTold(report -> report.refused() == 1 && report.pending() == 0);
    client.rounds(2);

    assertThat(client.user.torrent(seed.hash())).matches(one -> !one.stopped());
    assertThat(stops()).isZero();
    assertThat(why()).isEqualTo("refused: LIMITED");
  }

  /** Of a torrent at rest no poll tells a limit that is set. */
  @Test
  void asksForTheShareLimitsBeforeItStopsASeed() {
    MadeTorrent seed = client.seed("limited later", client.order());
    client.settled();
    untilKnown(1);
    client.user.limitsShare(5, -1, seed.hash());
    client.user.awaits(seed.hash(), one -> one.ratioLimit() == 5);

    client.ordered(ORDER, restart(seed));
    untilTold(report -> report.refused() == 1 && report.pending() == 0);

    assertThat(client.user.torrent(seed.hash())).matches(one -> !one.stopped());
    assertThat(stops()).isZero();
    assertThat(why()).isEqualTo("refused: LIMITED");
  }

  @Test
  void refusesToRestartWhatAnEmergencyHolds() {
    MadeTorrent download = client.download("download");
    client.user.adds(client.order(), download);
    Holder emergency = client.freeze();
    client.untilTold(report -> report.stopped() == 1);

    client.ordered(ORDER, restart(download));
    untilTold(report -> report.refused() == 1);

    assertThat(why()).isEqualTo("refused: HELD_ALREADY");
    assertThat(client.user.torrent(download.hash())).matches(Shown::stopped);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);
    assertThat(client.user.torrent(download.hash())).matches(one -> !one.stopped());
  }

  /** One writing carries the order's first slice, the freeze that comes then, and the rest. */
  @Test
  void holdsUpNoFreezeWithAnOrderOfManySlices() {
    client.slice = 1;
    client.takeOver();
    List<MadeTorrent> ordered =
        IntStream.range(0, 5).mapToObj(i -> client.torrent("two " + i, "127.0.0.2")).toList();
    MadeTorrent frozen = client.download("one");
    client.user.adds(client.order(), ordered);
    client.user.adds(client.order(), frozen);
    untilKnown(ordered.size() + 1);
    client.ordered(ORDER, stop(new Selection(List.of("two"), ANY, ANY, ANY, ANY)));
    client.keeper().look();
    AtomicInteger stops = new AtomicInteger();
    client.listener = afterTheFirstStop(stops, client::freeze);

    client.keeper().write(new SingleRound());

    assertThat(stops).as("slices of one writing").hasValue(ordered.size() + 1);
    client.user.awaits(frozen.hash(), Shown::stopped);
    ordered.forEach(one -> client.user.awaits(one.hash(), Shown::stopped));
  }

  private static EffectListener afterTheFirstStop(AtomicInteger stops, Runnable then) {
    return new EffectListener() {
      @Override
      public void after(Effect done, int torrents) {
        if (done == Effect.STOP && stops.incrementAndGet() == 1) {
          then.run();
        }
      }
    };
  }

  private static StopRule stop(Selection selection) {
    return new StopRule(selection, accounts(), Instant.MAX);
  }

  private static RestartRule restart(MadeTorrent torrent) {
    return new RestartRule(
        Selection.of(KeptClient.CLIENT, torrent.hash()), accounts(), Instant.now());
  }

  private static OrderedAccounts accounts() {
    return new OrderedAccounts(
        List.of(
            account("one", "127.0.0.1", false),
            account("two", "127.0.0.2", false),
            account("watched", "127.0.0.3", true)));
  }

  private static OrderedAccount account(String id, String host, boolean observing) {
    return new OrderedAccount(id, List.of(host), Set.of(), Set.of(), observing);
  }

  private void untilTold(Predicate<KeeperReport> so) {
    client.until(() -> client.told.containsKey(ORDER) && so.test(report()));
  }

  /** The keeper has seen that many torrents as they are. */
  private void untilKnown(int torrents) {
    client.until(() -> known() == torrents);
  }

  private int known() {
    return client
        .database
        .jdbc()
        .sql("select count(*) from generations where first_unmasked_look is not null")
        .query(Integer.class)
        .single();
  }

  private KeeperReport report() {
    return told(ORDER);
  }

  private KeeperReport told(String holder) {
    return Objects.requireNonNull(client.told.get(holder));
  }

  private long stops() {
    return client
        .database
        .jdbc()
        .sql("select count(*) from receipts where set_to = 'STOPPED'")
        .query(Long.class)
        .single();
  }

  private String why() {
    return client
        .database
        .jdbc()
        .sql("select ended_why from claims c join holders h on h.id = c.holder_id where holder = ?")
        .param(ORDER)
        .query(String.class)
        .single();
  }
}
