package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.keeping.KeeperReport;
import evenkeel.simulator.proxy.FaultProxy;
import evenkeel.simulator.proxy.Hold;
import evenkeel.simulator.proxy.ProxyFault;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.worker.effect.Effect;
import evenkeel.worker.effect.EffectListener;
import evenkeel.worker.keeping.ledger.LeaseLost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that get lost or come late, and keepers that die in the middle. */
class KeeperFaultsTest {
  @TempDir Path folder;
  private KeptClient client;
  private FaultProxy proxy;

  @BeforeEach
  void start() {
    client = new KeptClient(folder, QbittorrentConfig.quick());
    proxy = client.proxied();
    client.patience = Duration.ofMinutes(1);
    client.takeOver();
  }

  @AfterEach
  void end() {
    client.close();
  }

  @Test
  void refusesAStopThatArrivesAfterTheRelease() {
    downloads(2);
    Hold late = proxy.holdNext("torrents/stop");
    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == 2);
    assertThat(late.arrived()).isEqualTo(1);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    late.letGo();
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> late.delivered() == 1);
    client.rounds(4);

    assertThat(stopped()).isZero();
  }

  @Test
  void refusesTheLateStopOfAKeeperThatWasTakenOver() {
    downloads(2);
    Hold late = proxy.holdNext("torrents/stop");
    var emergency = client.freeze();
    Keeper old = client.keeper();
    CompletableFuture<Void> oldRounds = client.roundsUntilHeld(late);
    client.takeOver();
    client.untilTold(report -> report.stopped() == 2);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    late.letGo();
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> late.delivered() == 1);
    client.rounds(4);

    assertThat(stopped()).isZero();
    assertThatThrownBy(oldRounds::join).hasRootCauseInstanceOf(LeaseLost.class);
    int calls = proxy.requests().size();
    assertThatThrownBy(old::look).isInstanceOf(LeaseLost.class);
    assertThatThrownBy(() -> old.write(new SingleRound())).isInstanceOf(LeaseLost.class);
    assertThat(proxy.requests().stream().skip(calls).map(one -> one.path()))
        .noneMatch(path -> path.contains("/torrents/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "torrents/stop",
        "torrents/start",
        "torrents/setForceStart",
        "torrents/addTags",
        "torrents/removeTags"
      })
  void looksBeforeItRepeatsAWriteWhoseAnswerWasLost(String path) {
    downloads(2);
    forced();
    List<String> before = states();
    proxy.next(path, ProxyFault.loseAnswer());

    wholeEmergency();

    assertThat(written(path)).isNotEmpty().doesNotHaveDuplicates();
    assertThat(states()).isEqualTo(before);
  }

  @Test
  void writesAgainWhatTheClientRejected() {
    downloads(2);
    proxy.next("torrents/stop", ProxyFault.answer(409, "not now"));

    client.freeze();
    client.untilTold(report -> report.stopped() == 2);

    assertThat(proxy.count("torrents/stop")).isEqualTo(2);
  }

  @Test
  void comesToTheSameEndWhereverAKeeperDies() {
    downloads(2);
    forced();
    MadeTorrent seed = client.seed("seed", client.order().stopped());
    List<String> before = states();
    Set<Effect> seen = EnumSet.noneOf(Effect.class);
    int number = 0;
    Set<Effect> ofTorrents = EnumSet.complementOf(EnumSet.of(Effect.SET_PREFERENCES));
    for (Effect effect : ofTorrents) {
      for (boolean after : new boolean[] {false, true}) {
        number++;
        dyingAt(effect, after, seen);
        long row = number;
        var emergency = client.freeze();
        untilTakenOver(row, report -> report.stopped() == 3 && report.started() == 1);
        untilTakenOver(row, report -> tagged() == 3);
        client.release(emergency);
        untilTakenOver(row, KeeperReport::returned);
        untilTakenOver(row, report -> tagged() == 0);
        assertThat(states()).as("died at %s, after=%s", effect, after).isEqualTo(before);
      }
    }

    assertThat(seen).isEqualTo(ofTorrents);
    assertThat(client.user.torrent(seed.hash())).matches(Shown::stopped);
  }

  /** The end of a process: nothing catches it. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  private void dyingAt(Effect fatal, boolean after, Set<Effect> seen) {
    client.listener =
        new EffectListener() {
          private boolean dead;

          @Override
          public void before(Effect effect, int torrents) {
            meet(effect, false);
          }

          @Override
          public void after(Effect effect, int torrents) {
            meet(effect, true);
          }

          private void meet(Effect effect, boolean now) {
            if (!dead && effect == fatal && after == now) {
              dead = true;
              seen.add(effect);
              throw new Death();
            }
          }
        };
  }

  private void untilTakenOver(long number, java.util.function.Predicate<KeeperReport> so) {
    try {
      client.untilTold(report -> report.number() == number && so.test(report));
    } catch (Death death) {
      client.takeOver();
      client.untilTold(report -> report.number() == number && so.test(report));
    }
  }

  /** Hashes, as often as they were sent. */
  private Stream<String> written(String path) {
    return proxy.requests().stream()
        .filter(one -> one.path().endsWith(path))
        .map(one -> one.form().replaceAll(".*hashes=([^&]*).*", "$1"))
        .flatMap(hashes -> Stream.of(hashes.split("%7C|\\|")));
  }

  private void wholeEmergency() {
    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == 3);
    client.until(() -> tagged() == 3);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);
    client.until(() -> tagged() == 0);
  }

  private void forced() {
    MadeTorrent forced = client.download("forced");
    client.user.createsCategory("kept");
    client.user.adds(client.order().category("kept").tags("own").uploadLimit(12_288), forced);
    client.user.forces(true, forced.hash());
    client.user.awaits(forced.hash(), Shown::forceStart);
  }

  private void downloads(int number) {
    client.user.adds(
        client.order(),
        IntStream.range(0, number).mapToObj(i -> client.download("download " + i)).toList());
    client.settled();
  }

  private long stopped() {
    return client.user.torrents().stream().filter(Shown::stopped).count();
  }

  private long tagged() {
    return client.user.torrents().stream()
        .filter(one -> one.tags().contains("evenkeel-held"))
        .count();
  }

  private List<String> states() {
    return client.settled().stream()
        .map(one ->
            String.join(
                " ",
                one.name(),
                one.stopped() + "/" + one.forceStart(),
                one.category() + one.tags(),
                one.upLimit() + "/" + one.dlLimit(),
                one.ratioLimit() + "/" + one.seedingTimeLimit()))
        .sorted()
        .toList();
  }
}
