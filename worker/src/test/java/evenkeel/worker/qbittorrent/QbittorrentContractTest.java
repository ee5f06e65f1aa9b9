package evenkeel.worker.qbittorrent;

import static evenkeel.simulator.qbittorrent.QbittorrentRelease.V4_5;
import static evenkeel.simulator.qbittorrent.QbittorrentRelease.V5_1;
import static evenkeel.simulator.qbittorrent.QbittorrentRelease.V5_3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import evenkeel.simulator.http.Answer;
import evenkeel.simulator.proxy.Hold;
import evenkeel.simulator.proxy.ProxyFault;
import evenkeel.simulator.qbittorrent.AddOrder;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.QbittorrentRelease;
import evenkeel.simulator.qbittorrent.TorrentUser;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.worker.qbittorrent.session.ClientAway;
import evenkeel.worker.qbittorrent.session.OutcomeUnknown;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the client of qBittorrent relies on, on real ones. */
@ParameterizedClass
@EnumSource(QbittorrentRelease.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made for each release
class QbittorrentContractTest {
  private static final String MAINDATA = "sync/maindata";

  @Parameter QbittorrentRelease release;
  private ServedClient served;
  private TorrentUser user;
  private QbittorrentClient client;

  @BeforeParameterizedClassInvocation(injectArguments = false)
  void start(@TempDir Path folder) {
    served = new ServedClient(release, folder, QbittorrentConfig.quick());
    user = served.user;
    client = served.client();
    client.session().takeOver();
  }

  @AfterParameterizedClassInvocation
  void end() {
    if (served != null) {
      client.session().close();
      served.close();
    }
  }

  @Test
  void tellsItsVersionAndDialect() {
    var handshake = client.handshake();

    assertThat(handshake.version()).startsWith("v" + release.version() + ".");
    assertThat(handshake.webApi())
        .hasToString(Map.of(V4_5, "2.8.19", V5_1, "2.11.4", V5_3, "2.16.2").get(release));
    assertThat(handshake.dialect()).isEqualTo(release == V4_5 ? Dialect.PAUSE : Dialect.STOP);
  }

  @Test
  void stopsAndStartsSeveralAtOnce() {
    var one = seed("one");
    var two = download("two");

    client.orders().stop(List.of(one, two));
    awaits(one, runs(Run.STOPPED));
    awaits(two, runs(Run.STOPPED));

    client.orders().start(List.of(one, two));
    awaits(one, runs(Run.NORMAL));
    awaits(two, runs(Run.NORMAL));
    assertThat(shown(one).complete()).isTrue();
    assertThat(shown(two).complete()).isFalse();
  }

  @Test
  void losesForceByStartButNotByForceStart() {
    var hash = seed("forced");

    client.orders().setForceStart(List.of(hash), true);
    awaits(hash, runs(Run.FORCED));

    client.orders().stop(List.of(hash));
    awaits(hash, runs(Run.STOPPED));
    assertThat(shown(hash).forced()).isFalse();

    client.orders().setForceStart(List.of(hash), true);
    awaits(hash, runs(Run.FORCED));

    client.orders().start(List.of(hash));
    awaits(hash, runs(Run.NORMAL));
  }

  @Test
  void startsAStoppedTorrentByTakingForceAway() {
    var hash = download("unforced");
    client.orders().stop(List.of(hash));
    awaits(hash, runs(Run.STOPPED));

    client.orders().setForceStart(List.of(hash), false);

    awaits(hash, runs(Run.NORMAL));
  }

  @Test
  void ignoresTorrentsThatItDoesNotKnow() {
    var hash = download("known");

    client.orders().stop(List.of("00000000000000000000000000000000deadbeef", hash));

    awaits(hash, runs(Run.STOPPED));
  }

  @Test
  void refusesAStopThatWasHeldUpUntilItsSessionWasRotated() throws InterruptedException {
    var hash = download("held up");
    var hold = new Hold();
    var status = new AtomicInteger();
    served.proxy.next(
        client.handshake().dialect().stop(), passing -> noted(hold.meet(passing), status));
    var stopping =
        Thread.ofVirtual()
            .start(() ->
                assertThatThrownBy(() -> client.orders().stop(List.of(hash)))
                    .isInstanceOf(OutcomeUnknown.class));
    await().atMost(Duration.ofMinutes(1)).until(() -> hold.arrived() == 1);

    client.session().abort();
    stopping.join();
    client.session().rotate();
    hold.letGo();

    await().atMost(Duration.ofMinutes(1)).untilAtomic(status, equalTo(403));
    assertThat(client.look().restarted()).isFalse();
    assertThat(user.torrent(hash).stopped()).isFalse();
  }

  @Test
  void namesOneStartAlikeInEverySession() {
    var other = served.client();
    client.look();
    other.look();

    assertThat(client.launch()).isNotNull().isEqualTo(other.launch());
  }

  @Test
  void tagsAndUntagsAndLeavesOtherTagsAlone() {
    var hash = download("tagged");
    user.tags("theirs,other", hash);

    client.orders().addTags(List.of(hash), "evenkeel-held");
    awaits(hash, torrent -> torrent.tags().size() == 3);
    assertThat(shown(hash).tags()).containsExactlyInAnyOrder("theirs", "other", "evenkeel-held");

    client.orders().removeTags(List.of(hash), "evenkeel-held");
    awaits(hash, torrent -> torrent.tags().size() == 2);
    assertThat(shown(hash).tags()).containsExactlyInAnyOrder("theirs", "other");
  }

  @Test
  void readsAndSetsPreferences() {
    assertThat(client.preferences().limits()).isEqualTo(ShareLimits.none());
    assertThat(client.preferences().refreshInterval()).isEqualTo(Duration.ofMillis(100));

    client.orders().setPreferences(Map.of("max_active_uploads", 17));
    user.setsPreferences(seedingTime(5000));

    assertThat(client.preferences().maxActiveUploads()).isEqualTo(17);
    assertThat(client.preferences().limits())
        .isEqualTo(new ShareLimits(ShareLimits.NONE, 5000, ShareLimits.NONE));
    client.orders().setPreferences(Map.of("max_seeding_time_enabled", false));
    assertThat(client.preferences().limits()).isEqualTo(ShareLimits.none());
  }

  @Test
  void readsATorrentsOwnShareLimits() {
    var hash = download("limited");
    assertThat(shown(hash).limits()).isEqualTo(ShareLimits.global());

    user.limitsShare(2.5, 90, hash);

    awaits(hash, torrent -> torrent.limits().equals(new ShareLimits(2.5, 90, ShareLimits.GLOBAL)));
  }

  /** Whether a poll tells it, of a torrent at rest, is left to chance. */
  @Test
  void knowsANewShareLimitOfATorrentAtRestOnceItIsAskedFor() {
    var hash = seed("resting");
    user.stops(hash);
    awaits(hash, runs(Run.STOPPED));
    user.limitsShare(2.5, 90, hash);
    user.awaits(hash, shown -> shown.ratioLimit() == 2.5);

    client.limitsChanged(Set.of(hash));

    assertThat(shown(hash).limits()).isEqualTo(new ShareLimits(2.5, 90, ShareLimits.GLOBAL));
    assertThat(client.limitsChanged(Set.of(hash))).isFalse();
  }

  /** Whoever answers may have been started since the poll on which a start was planned. */
  @Test
  void takesWhatAnotherSessionAnswersForNews() {
    var hash = seed("asked for in another session");
    assertThat(shown(hash).limits()).isEqualTo(ShareLimits.global());
    assertThat(client.limitsChanged(Set.of(hash))).isFalse();

    client.session().rotate();

    assertThat(client.limitsChanged(Set.of(hash))).isTrue();
  }

  @Test
  void followsWhatIsAddedAndRemoved() {
    var hash = download("passing");
    var staying = download("staying");
    var before = shown(staying);

    user.deletes(false, hash);

    await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(found(hash)).isEmpty());
    assertThat(shown(staying)).isSameAs(before);
    assertThat(client.look().restarted()).isFalse();
  }

  @Test
  void knowsTheTrackersOfEach() {
    var first = MadeTorrent.named("first", 2048).announcingTo("http://127.0.0.1:9/announce/a");
    var second =
        MadeTorrent.named("second", 2048)
            .announcingTo("http://127.0.0.1:9/announce/a", "http://localhost:9/announce");
    user.adds(AddOrder.into(served.real.downloads()), first);
    awaits(first.hash(), torrent -> torrent.trackerHosts().equals(java.util.Set.of("127.0.0.1")));

    user.adds(AddOrder.into(served.real.downloads()), second);

    awaits(second.hash(), torrent -> torrent.trackerHosts().size() == 2);
    assertThat(shown(second.hash()).trackerHosts())
        .containsExactlyInAnyOrder("127.0.0.1", "localhost");
    user.does(
        "torrents/removeTrackers",
        Map.of("hash", second.hash(), "urls", "http://localhost:9/announce"));
    awaits(second.hash(), torrent -> torrent.trackerHosts().size() == 1);
    assertThat(shown(first.hash()).trackerHosts()).containsExactly("127.0.0.1");
  }

  @Test
  void masksWhatHasNoMetadataYet() {
    var torrent = MadeTorrent.named("far", 2048);

    user.addsMagnet(AddOrder.into(served.real.downloads()), torrent.magnet());

    awaits(torrent.hash(), Torrent::masked);
    assertThat(shown(torrent.hash()).complete()).isFalse();
  }

  @Test
  void knowsTheTrackerOfATorrentThatStandsStillAndWhoseTrackerIsAway() {
    var torrent =
        MadeTorrent.named("still", 2048).announcingTo("http://tracker.localhost:9/announce/a");

    user.adds(served.order().stopped(), torrent);

    awaits(torrent.hash(), runs(Run.STOPPED));
    assertThat(shown(torrent.hash()).trackerHosts()).containsExactly("tracker.localhost");
  }

  @Test
  void repairsWhatALostAnswerTook() {
    var hash = download("lost");
    user.stops(hash);
    user.awaits(hash, shown -> shown.stopped());
    served.proxy.next(MAINDATA, ProxyFault.loseAnswer());

    assertThatThrownBy(client::look).isInstanceOf(ClientAway.class);

    assertThat(shown(hash).run()).isEqualTo(Run.STOPPED);
    assertThat(client.look().restarted()).isFalse();
  }

  @Test
  void repairsWhatACutAnswerTook() {
    var hash = download("cut");
    user.stops(hash);
    user.awaits(hash, shown -> shown.stopped());
    served.proxy.next(MAINDATA, ProxyFault.cutBody());

    assertThatThrownBy(client::look).isInstanceOf(ClientAway.class);

    assertThat(shown(hash).run()).isEqualTo(Run.STOPPED);
  }

  /** From Web API 2.11.6 on only one of the pair may be given. */
  private Map<String, Object> seedingTime(int minutes) {
    return served.isAtLeast(V5_3)
        ? Map.of("max_seeding_time", minutes)
        : Map.of("max_seeding_time_enabled", true, "max_seeding_time", minutes);
  }

  private String seed(String name) {
    var torrent = MadeTorrent.named(name, 2048);
    torrent.writeContent(served.real.downloads());
    user.adds(AddOrder.into(served.real.downloads()).unchecked(), torrent);
    awaits(torrent.hash(), shown -> shown.complete() && !shown.masked());
    return torrent.hash();
  }

  private String download(String name) {
    var torrent = MadeTorrent.named(name, 2048);
    user.adds(AddOrder.into(served.real.downloads()), torrent);
    awaits(torrent.hash(), shown -> !shown.masked());
    return torrent.hash();
  }

  private Torrent shown(String hash) {
    return found(hash).orElseThrow();
  }

  private Optional<Torrent> found(String hash) {
    return client.look().torrents().stream()
        .filter(torrent -> torrent.hash().equals(hash))
        .findFirst();
  }

  private void awaits(String hash, Predicate<Torrent> expected) {
    await().atMost(Duration.ofMinutes(1)).until(() -> found(hash).filter(expected).isPresent());
  }

  private static Answer noted(Answer answer, AtomicInteger status) {
    status.set(answer.status());
    return answer;
  }

  private static Predicate<Torrent> runs(Run run) {
    return torrent -> !torrent.masked() && torrent.run() == run;
  }
}
