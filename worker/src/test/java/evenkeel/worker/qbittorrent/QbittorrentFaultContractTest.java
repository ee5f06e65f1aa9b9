package evenkeel.worker.qbittorrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.settings.Secret;
import evenkeel.simulator.qbittorrent.AddOrder;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.qbittorrent.TorrentUser;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import evenkeel.worker.qbittorrent.FaultyRelay.Fault;
import evenkeel.worker.qbittorrent.session.ClientAddress;
import evenkeel.worker.qbittorrent.session.ClientAway;
import evenkeel.worker.qbittorrent.session.DiaryFence;
import evenkeel.worker.qbittorrent.session.LoginRefused;
import evenkeel.worker.qbittorrent.session.OutcomeUnknown;
import evenkeel.worker.qbittorrent.session.UnreadableAnswer;
import evenkeel.worker.qbittorrent.session.WriteRejected;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
  private FaultyRelay relay;
  private TorrentUser user;
  private QbittorrentClient client;

  @BeforeEach
  void start() throws IOException {
    var program = RealQbittorrent.find();
    assumeTrue(program.isPresent(), "no qbittorrent-nox: set EVENKEEL_QBITTORRENT");
    real = new RealQbittorrent(program.orElseThrow(), folder, QbittorrentConfig.quick());
    real.start();
    relay = new FaultyRelay(real.url());
    user = real.user();
    user.adds(AddOrder.into(real.downloads()), torrent);
    client = client(relay.url(), real.password(), Duration.ofSeconds(20));
    client.session().takeOver();
    await().until(() -> !shown().masked());
  }

  @AfterEach
  void end() {
    if (real != null) {
      relay.close();
      user.close();
      real.close();
    }
  }

  @Test
  void repairsWhatALostAnswerTook() {
    user.stops(torrent.hash());
    user.awaits(torrent.hash(), shown -> shown.stopped());
    relay.spoils(MAINDATA, Fault.LOSE_ANSWER);

    assertThatThrownBy(client::look).isInstanceOf(ClientAway.class);

    assertThat(shown().run()).isEqualTo(Run.STOPPED);
    assertThat(client.look().restarted()).isFalse();
  }

  @Test
  void repairsWhatACutAnswerTook() {
    user.stops(torrent.hash());
    user.awaits(torrent.hash(), shown -> shown.stopped());
    relay.spoils(MAINDATA, Fault.CUT_ANSWER);

    assertThatThrownBy(client::look).isInstanceOf(ClientAway.class);

    assertThat(shown().run()).isEqualTo(Run.STOPPED);
  }

  @Test
  void repairsWhatGarbageTook() {
    relay.spoils(MAINDATA, Fault.GARBAGE);

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
    relay.spoils(STOP, Fault.LOSE_ANSWER);

    assertThatThrownBy(() -> client.orders().stop(hash))
        .isInstanceOf(OutcomeUnknown.class)
        .hasMessageContaining(STOP);

    awaits(Run.STOPPED);
    assertThat(relay.answered()).containsOnlyOnce(STOP + " 200");
  }

  @Test
  void refusesAHeldStopOnceTheSessionWasRotated() {
    var hasty = client(relay.url(), real.password(), Duration.ofMillis(1500));
    hasty.session().takeOver();
    hasty.handshake();
    relay.spoils(STOP, Fault.HOLD);

    assertThatThrownBy(() -> hasty.orders().stop(hash)).isInstanceOf(OutcomeUnknown.class);
    hasty.session().rotate();
    relay.release();

    await().untilAsserted(() -> assertThat(relay.answered()).contains(STOP + " 403"));
    assertThat(hasty.look().restarted()).isFalse();
    assertThat(user.torrent(torrent.hash()).stopped()).isFalse();
  }

  @Test
  void doesNotFenceAHeldStopWithoutRotation() {
    var hasty = client(relay.url(), real.password(), Duration.ofMillis(1500));
    hasty.session().takeOver();
    hasty.handshake();
    relay.spoils(STOP, Fault.HOLD);

    assertThatThrownBy(() -> hasty.orders().stop(hash)).isInstanceOf(OutcomeUnknown.class);
    relay.release();

    user.awaits(torrent.hash(), shown -> shown.stopped());
  }

  @Test
  void abortsTheCallUnderWay() throws InterruptedException {
    relay.spoils(STOP, Fault.HOLD);
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
        .mapToObj(_ -> client(relay.url(), "wrong", Duration.ofSeconds(20)))
        .forEach(wrong ->
            assertThatThrownBy(wrong::look)
                .isInstanceOf(LoginRefused.class)
                .hasMessageContaining("password"));

    assertThat(relay.answered()).filteredOn(a -> a.startsWith("auth/login")).hasSize(2);
    client(relay.url(), real.password(), Duration.ofSeconds(20)).look();
  }

  @Test
  void tellsABanFromAWrongPassword() {
    IntStream.range(0, 6)
        .mapToObj(each -> client(relay.url(), "wrong" + each, Duration.ofSeconds(20)))
        .forEach(wrong -> assertThatThrownBy(wrong::look).isInstanceOf(LoginRefused.class));

    assertThatThrownBy(client(relay.url(), real.password(), Duration.ofSeconds(20))::look)
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
    var free = client(relay.url(), "any", Duration.ofSeconds(20));

    free.look();
    assertThat(free.session().fenced()).isFalse();
    assertThat(free.look().restarted()).isFalse();
    assertThat(fence.open()).hasSize(2);
    client(relay.url(), "any", Duration.ofSeconds(20)).session().takeOver();

    assertThat(free.look().restarted()).isTrue();
    assertThat(free.look().restarted()).isFalse();
  }

  private QbittorrentClient another() {
    return client(relay.url(), real.password(), Duration.ofSeconds(20));
  }

  private QbittorrentClient client(URI url, String password, Duration timeout) {
    var address = new ClientAddress("home", url, real.username(), new Secret(password), timeout);
    return new QbittorrentClient(address, fence);
  }

  private Torrent shown() {
    return client.look().torrents().iterator().next();
  }

  private void awaits(Run run) {
    await().until(() -> shown().run() == run);
  }
}
