package evenkeel.worker.qbittorrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.settings.Secret;
import evenkeel.simulator.qbittorrent.AddOrder;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.qbittorrent.TorrentUser;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.worker.qbittorrent.session.ClientAddress;
import evenkeel.worker.qbittorrent.session.DiaryFence;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the client of qBittorrent relies on, on a real one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QbittorrentContractTest {
  private RealQbittorrent real;
  private TorrentUser user;
  private QbittorrentClient client;

  @BeforeAll
  void start(@TempDir Path folder) {
    var program = RealQbittorrent.find();
    assumeTrue(program.isPresent(), "no qbittorrent-nox: set EVENKEEL_QBITTORRENT");
    real = new RealQbittorrent(program.orElseThrow(), folder, QbittorrentConfig.quick());
    real.start();
    user = real.user();
    var address =
        new ClientAddress(
            "home",
            URI.create(real.url()),
            real.username(),
            new Secret(real.password()),
            Duration.ofSeconds(30));
    client = new QbittorrentClient(address, new DiaryFence());
    client.session().takeOver();
  }

  @AfterAll
  void end() {
    if (real != null) {
      client.session().close();
      user.close();
      real.close();
    }
  }

  @Test
  void tellsItsVersionAndDialect() {
    var handshake = client.handshake();

    assertThat(handshake.version()).startsWith("v");
    assertThat(handshake.dialect()).isEqualTo(Dialect.of(handshake.webApi()));
    assertThat(client.session().fenced()).isTrue();
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

    client.orders().setPreference("max_active_uploads", 17);
    user.setsPreferences(Map.of("max_seeding_time_enabled", true, "max_seeding_time", 5000));

    assertThat(client.preferences().maxActiveUploads()).isEqualTo(17);
    assertThat(client.preferences().limits())
        .isEqualTo(new ShareLimits(ShareLimits.NONE, 5000, ShareLimits.NONE));
    client.orders().setPreference("max_seeding_time_enabled", false);
    assertThat(client.preferences().limits()).isEqualTo(ShareLimits.none());
  }

  @Test
  void readsATorrentsOwnShareLimits() {
    var hash = download("limited");
    assertThat(shown(hash).limits()).isEqualTo(ShareLimits.global());

    user.limitsShare(2.5, 90, hash);

    awaits(hash, torrent -> torrent.limits().equals(new ShareLimits(2.5, 90, ShareLimits.GLOBAL)));
  }

  @Test
  void followsWhatIsAddedAndRemoved() {
    var hash = download("passing");
    var staying = download("staying");
    var before = shown(staying);

    user.deletes(false, hash);

    await().untilAsserted(() -> assertThat(found(hash)).isEmpty());
    assertThat(shown(staying)).isSameAs(before);
    assertThat(client.look().restarted()).isFalse();
  }

  @Test
  void knowsTheTrackersOfEach() {
    var first = MadeTorrent.named("first", 2048).announcingTo("http://127.0.0.1:9/announce/a");
    var second =
        MadeTorrent.named("second", 2048)
            .announcingTo("http://127.0.0.1:9/announce/a", "http://localhost:9/announce");
    user.adds(AddOrder.into(real.downloads()), first);
    awaits(first.hash(), torrent -> torrent.trackerHosts().equals(java.util.Set.of("127.0.0.1")));

    user.adds(AddOrder.into(real.downloads()), second);

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

    user.addsMagnet(AddOrder.into(real.downloads()), torrent.magnet());

    awaits(torrent.hash(), Torrent::masked);
    assertThat(shown(torrent.hash()).complete()).isFalse();
  }

  @Test
  void asksAndReadsByAnyNameOfTheHost() {
    var address =
        new ClientAddress(
            "home",
            URI.create("http://localhost:" + real.port() + "/"),
            real.username(),
            new Secret(real.password()),
            Duration.ofSeconds(30));
    var named = new QbittorrentClient(address, new DiaryFence());

    assertThat(named.look().torrents()).isNotNull();

    named.session().close();
  }

  private String seed(String name) {
    var torrent = MadeTorrent.named(name, 2048);
    torrent.writeContent(real.downloads());
    user.adds(AddOrder.into(real.downloads()).unchecked(), torrent);
    awaits(torrent.hash(), shown -> shown.complete() && !shown.masked());
    return torrent.hash();
  }

  private String download(String name) {
    var torrent = MadeTorrent.named(name, 2048);
    user.adds(AddOrder.into(real.downloads()), torrent);
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
    await().until(() -> found(hash).filter(expected).isPresent());
  }

  private static Predicate<Torrent> runs(Run run) {
    return torrent -> !torrent.masked() && torrent.run() == run;
  }
}
