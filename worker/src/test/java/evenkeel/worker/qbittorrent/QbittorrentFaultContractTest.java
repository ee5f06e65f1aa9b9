package evenkeel.worker.qbittorrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.settings.ClientLogin;
import evenkeel.settings.Secret;
import evenkeel.simulator.proxy.FaultProxy;
import evenkeel.simulator.proxy.ProxyFault;
import evenkeel.simulator.qbittorrent.AddOrder;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.qbittorrent.TorrentUser;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import evenkeel.worker.qbittorrent.session.ClientAddress;
import evenkeel.worker.qbittorrent.session.ClientAway;
import evenkeel.worker.qbittorrent.session.DiaryFence;
import evenkeel.worker.qbittorrent.session.OutcomeUnknown;
import evenkeel.worker.qbittorrent.session.UnreadableAnswer;
import evenkeel.worker.qbittorrent.session.WriteRejected;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of calls to a real qBittorrent when the way to it, or itself, fails. */
class QbittorrentFaultContractTest {
  private static final String STOP = "torrents/stop";
  private static final String MAINDATA = "sync/maindata";

  @TempDir Path folder;
  private final DiaryFence fence = new DiaryFence();
  private final MadeTorrent torrent = MadeTorrent.named("tide", 2048);
  private final List<String> hash = List.of(torrent.hash());
  private RealQbittorrent real;
  private FaultProxy proxy;
  private TorrentUser user;
  private QbittorrentClient client;

  @BeforeEach
  void start() {
    var program = RealQbittorrent.find();
    assumeTrue(program.isPresent(), "no qbittorrent-nox: set EVENKEEL_QBITTORRENT");
    real = new RealQbittorrent(program.orElseThrow(), folder, QbittorrentConfig.quick());
    real.start();
    proxy = new FaultProxy(real.url());
    user = real.user();
    user.adds(AddOrder.into(real.downloads()), torrent);
    client = client(URI.create(proxy.url()), real.password(), Duration.ofSeconds(20));
    client.session().takeOver();
    await().atMost(Duration.ofMinutes(1)).until(() -> !shown().masked());
  }

  @AfterEach
  void end() {
    if (real != null) {
      proxy.close();
      user.close();
      real.close();
    }
  }

  @Test
  void readsASlowAnswerToItsEnd() {
    proxy.next(MAINDATA, ProxyFault.slowBody(Duration.ofSeconds(1)));

    assertThat(client.look().torrents()).hasSize(1);
  }

  @Test
  void repairsWhatAnAnswerThatIsTooSlowTook() {
    var hasty = client(URI.create(proxy.url()), real.password(), Duration.ofSeconds(8));
    hasty.look();
    user.stops(torrent.hash());
    user.awaits(torrent.hash(), shown -> shown.stopped());
    proxy.next(MAINDATA, ProxyFault.slowBody(Duration.ofSeconds(20)));

    assertThatThrownBy(hasty::look).isInstanceOf(ClientAway.class).hasMessageContaining("within");

    assertThat(hasty.look().torrents()).allMatch(shown -> shown.run() == Run.STOPPED);
  }

  @Test
  void isAwayWhileConnectionsAreRefused() {
    proxy.cutOff();

    assertThatThrownBy(client::look).isInstanceOf(ClientAway.class);
    assertThatThrownBy(client::look).isInstanceOf(ClientAway.class);

    proxy.heal();
    assertThat(client.look().restarted()).isFalse();
  }

  @Test
  void repairsWhatGarbageTook() {
    proxy.next(MAINDATA, ProxyFault.garbage());

    assertThatThrownBy(client::look)
        .isInstanceOf(UnreadableAnswer.class)
        .hasMessageContaining(MAINDATA);

    assertThat(client.look().torrents()).hasSize(1);
  }

  @Test
  void looksAgainAfterItsSessionWasEndedByAnother() {
    client.look();
    another().session().takeOver();

    var look = client.look();

    assertThat(look.restarted()).isTrue();
    assertThat(look.torrents()).hasSize(1);
    assertThat(client.look().restarted()).isFalse();
  }

  @Test
  void doesNotWriteOnASessionThatWasEndedByAnother() {
    another().session().takeOver();

    assertThatThrownBy(() -> client.orders().stop(hash)).isInstanceOf(WriteRejected.class);

    assertThat(shown().run()).isEqualTo(Run.NORMAL);
    client.orders().stop(hash);
    awaits(Run.STOPPED);
  }

  @Test
  void leavesTheOutcomeOpenWhenTheAnswerToAWriteIsLost() {
    proxy.next(STOP, ProxyFault.loseAnswer());

    assertThatThrownBy(() -> client.orders().stop(hash))
        .isInstanceOf(OutcomeUnknown.class)
        .hasMessageContaining(STOP);

    awaits(Run.STOPPED);
    assertThat(proxy.count(STOP)).isEqualTo(1);
  }

  @Test
  void doesNotFenceAHeldStopWithoutRotation() {
    var hasty = client(URI.create(proxy.url()), real.password(), Duration.ofSeconds(8));
    hasty.session().takeOver();
    hasty.handshake();
    var hold = proxy.holdNext(STOP);

    assertThatThrownBy(() -> hasty.orders().stop(hash)).isInstanceOf(OutcomeUnknown.class);
    hold.letGo();

    user.awaits(torrent.hash(), shown -> shown.stopped());
  }

  @Test
  void abortsTheCallUnderWay() throws InterruptedException {
    proxy.holdNext(STOP);
    client.handshake();
    var stopping =
        Thread.ofVirtual()
            .start(() ->
                assertThatThrownBy(() -> client.orders().stop(hash))
                    .isInstanceOf(OutcomeUnknown.class));

    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> {
          client.session().abort();
          return !stopping.isAlive();
        });

    stopping.join();
    client.session().rotate();
    assertThat(shown().run()).isEqualTo(Run.NORMAL);
  }

  @Test
  void findsTheClientAgainAfterItWasKilledAndKnowsThatItWasRestarted() {
    client.orders().stop(hash);
    awaits(Run.STOPPED);
    real.awaitsSaved(torrent.hash());
    real.kill();

    assertThatThrownBy(client::look).isInstanceOf(ClientAway.class);
    assertThatThrownBy(() -> client.orders().start(hash))
        .isInstanceOfAny(ClientAway.class, OutcomeUnknown.class);

    real.start();
    var look = client.look();
    assertThat(look.restarted()).isTrue();
    await().atMost(Duration.ofMinutes(1)).until(() -> client.look().torrents().size() == 1);
    assertThat(client.look().restarted()).isFalse();
  }

  @Test
  void tellsThatAWriteWasNeverSentWhenNothingListens() {
    var direct = client(URI.create(real.url()), real.password(), Duration.ofSeconds(20));
    direct.handshake();
    real.kill();
    assertThatThrownBy(direct::look).isInstanceOf(ClientAway.class);

    assertThatThrownBy(() -> direct.orders().stop(hash))
        .isInstanceOf(ClientAway.class)
        .hasMessageContaining("nothing answers");
  }

  @Test
  void waitsNoLongerThanItsTimeout() {
    var hasty = client(URI.create(real.url()), real.password(), Duration.ofSeconds(8));
    hasty.look();
    real.suspend();

    assertThatThrownBy(hasty::look).isInstanceOf(ClientAway.class).hasMessageContaining("within");

    real.resume();
    assertThat(hasty.look().restarted()).isFalse();
  }

  @Test
  void takesOverByEndingTheOlderSession() {
    var older = fence.open().getFirst();

    another().session().takeOver();

    assertThat(fence.diary()).contains("ended " + older);
    assertThat(fence.open()).hasSize(1).doesNotContain(older);
    assertThatThrownBy(() -> client.orders().stop(hash)).isInstanceOf(WriteRejected.class);
  }

  private QbittorrentClient another() {
    return client(URI.create(proxy.url()), real.password(), Duration.ofSeconds(20));
  }

  private QbittorrentClient client(URI url, String password, Duration timeout) {
    var login = new ClientLogin.Password(real.username(), new Secret(password));
    return new QbittorrentClient(new ClientAddress("home", url, login, timeout), fence);
  }

  private Torrent shown() {
    return client.look().torrents().iterator().next();
  }

  private void awaits(Run run) {
    await().atMost(Duration.ofMinutes(1)).until(() -> shown().run() == run);
  }
}
