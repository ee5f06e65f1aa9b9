package evenkeel.worker.qbittorrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.settings.ClientLogin;
import evenkeel.settings.Secret;
import evenkeel.simulator.http.Answer;
import evenkeel.simulator.proxy.FaultProxy;
import evenkeel.simulator.proxy.Hold;
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
import evenkeel.worker.qbittorrent.session.LoginRefused;
import evenkeel.worker.qbittorrent.session.OutcomeUnknown;
import evenkeel.worker.qbittorrent.session.UnreadableAnswer;
import evenkeel.worker.qbittorrent.session.WriteRejected;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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
    await().until(() -> !shown().masked());
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
  void repairsWhatALostAnswerTook() {
    user.stops(torrent.hash());
    user.awaits(torrent.hash(), shown -> shown.stopped());
    proxy.next(MAINDATA, ProxyFault.loseAnswer());

    assertThatThrownBy(client::look).isInstanceOf(ClientAway.class);

    assertThat(shown().run()).isEqualTo(Run.STOPPED);
    assertThat(client.look().restarted()).isFalse();
  }

  @Test
  void repairsWhatACutAnswerTook() {
    user.stops(torrent.hash());
    user.awaits(torrent.hash(), shown -> shown.stopped());
    proxy.next(MAINDATA, ProxyFault.cutBody());

    assertThatThrownBy(client::look).isInstanceOf(ClientAway.class);

    assertThat(shown().run()).isEqualTo(Run.STOPPED);
  }

  @Test
  void readsASlowAnswerToItsEnd() {
    proxy.next(MAINDATA, ProxyFault.slowBody(Duration.ofSeconds(1)));

    assertThat(client.look().torrents()).hasSize(1);
  }

  @Test
  void repairsWhatAnAnswerThatIsTooSlowTook() {
    var hasty = client(URI.create(proxy.url()), real.password(), Duration.ofMillis(1500));
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
  void refusesAHeldStopOnceTheSessionWasRotated() {
    var hasty = client(URI.create(proxy.url()), real.password(), Duration.ofMillis(1500));
    hasty.session().takeOver();
    hasty.handshake();
    var hold = new Hold();
    var status = new AtomicInteger();
    proxy.next(STOP, passing -> noted(hold.meet(passing), status));

    assertThatThrownBy(() -> hasty.orders().stop(hash)).isInstanceOf(OutcomeUnknown.class);
    hasty.session().rotate();
    hold.letGo();

    await().untilAtomic(status, equalTo(403));
    assertThat(hasty.look().restarted()).isFalse();
    assertThat(user.torrent(torrent.hash()).stopped()).isFalse();
  }

  @Test
  void doesNotFenceAHeldStopWithoutRotation() {
    var hasty = client(URI.create(proxy.url()), real.password(), Duration.ofMillis(1500));
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
    real.kill();

    assertThatThrownBy(client::look).isInstanceOf(ClientAway.class);
    assertThatThrownBy(() -> client.orders().start(hash))
        .isInstanceOfAny(ClientAway.class, OutcomeUnknown.class);

    real.start();
    var look = client.look();
    assertThat(look.restarted()).isTrue();
    await().until(() -> client.look().torrents().size() == 1);
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
    var hasty = client(URI.create(real.url()), real.password(), Duration.ofMillis(1500));
    hasty.look();
    real.suspend();

    assertThatThrownBy(hasty::look).isInstanceOf(ClientAway.class).hasMessageContaining("within");

    real.resume();
    assertThat(hasty.look().restarted()).isFalse();
  }

  @Test
  void sendsAWrongPasswordOnceInTenAttempts() {
    IntStream.range(0, 10)
        .mapToObj(_ -> client(URI.create(proxy.url()), "wrong", Duration.ofSeconds(20)))
        .forEach(wrong ->
            assertThatThrownBy(wrong::look)
                .isInstanceOf(LoginRefused.class)
                .hasMessageContaining("password"));

    assertThat(proxy.count("auth/login")).isEqualTo(2);
    client(URI.create(proxy.url()), real.password(), Duration.ofSeconds(20)).look();
  }

  @Test
  void tellsABanFromAWrongPassword() {
    IntStream.range(0, 6)
        .mapToObj(each -> client(URI.create(proxy.url()), "wrong" + each, Duration.ofSeconds(20)))
        .forEach(wrong -> assertThatThrownBy(wrong::look).isInstanceOf(LoginRefused.class));

    assertThatThrownBy(
            client(URI.create(proxy.url()), real.password(), Duration.ofSeconds(20))::look)
        .isInstanceOf(LoginRefused.class)
        .hasMessageContaining("banned");
    assertThat(client.look().torrents()).hasSize(1);
  }

  @Test
  void tellsAWrongHostFromAWrongPassword() {
    var misled =
        client(
            URI.create(real.url().replace("127.0.0.1", "localhost")), "x", Duration.ofSeconds(20));
    user.setsPreferences(Map.of("web_ui_domain_list", "elsewhere"));

    assertThatThrownBy(misled::look)
        .isInstanceOf(LoginRefused.class)
        .hasMessageContaining("Server domains");

    assertThat(fence.diary()).doesNotContain("refused");
  }

  @Test
  void takesOverByEndingTheOlderSession() {
    var older = fence.open().getFirst();

    another().session().takeOver();

    assertThat(fence.diary()).contains("ended " + older);
    assertThat(fence.open()).hasSize(1).doesNotContain(older);
    assertThatThrownBy(() -> client.orders().stop(hash)).isInstanceOf(WriteRejected.class);
  }

  @Test
  void keepsOneSessionAtAClientWithoutLogin() {
    user.setsPreferences(Map.of("bypass_local_auth", true));
    var free = client(URI.create(proxy.url()), "any", Duration.ofSeconds(20));

    free.look();
    assertThat(free.session().fenced()).isFalse();
    assertThat(free.look().restarted()).isFalse();
    assertThat(fence.open()).hasSize(2);
    client(URI.create(proxy.url()), "any", Duration.ofSeconds(20)).session().takeOver();

    assertThat(free.look().restarted()).isTrue();
    assertThat(free.look().restarted()).isFalse();
  }

  private static Answer noted(Answer answer, AtomicInteger status) {
    status.set(answer.status());
    return answer;
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
    await().until(() -> shown().run() == run);
  }
}
