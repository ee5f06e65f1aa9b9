package evenkeel.simulator.qbittorrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.simulator.torrent.MadeTorrent;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealQbittorrentTest {
  @TempDir Path folder;
  RealQbittorrent client;
  TorrentUser user;

  @BeforeEach
  void start() {
    Optional<Path> program = RealQbittorrent.find();
    assumeTrue(program.isPresent(), "no qbittorrent-nox: set EVENKEEL_QBITTORRENT");
    client =
        new RealQbittorrent(
            program.orElseThrow(), folder, QbittorrentConfig.quick().queueing(2, 3, 4));
    client.start();
    user = client.user();
  }

  @AfterEach
  void end() {
    if (client != null) {
      user.close();
      client.close();
    }
  }

  @Test
  void addsManyTorrentsAtOnceStoppedOrSeedingOrDownloading() {
    var seeds = IntStream.range(0, 3).mapToObj(n -> MadeTorrent.named("seed-" + n, 2048)).toList();
    seeds.forEach(torrent -> torrent.writeContent(client.downloads()));
    MadeTorrent stopped = MadeTorrent.named("stopped", 2048);
    MadeTorrent waiting = MadeTorrent.named("waiting", 2048);

    user.adds(
        AddOrder.into(client.downloads()).unchecked().category("books").tags("a", "b"), seeds);
    user.adds(AddOrder.into(client.downloads()).stopped().downloadLimit(10_240), stopped);
    user.adds(AddOrder.into(client.downloads()), waiting);

    Shown seed = user.awaits(seeds.getFirst().hash(), shown -> shown.state().equals("stalledUP"));
    assertThat(seed.complete()).isTrue();
    assertThat(seed.category()).isEqualTo("books");
    assertThat(seed.tags()).containsExactly("a", "b");
    assertThat(user.awaits(stopped.hash(), Shown::stopped).dlLimit()).isEqualTo(10_240);
    user.awaits(waiting.hash(), shown -> shown.state().equals("stalledDL"));
    assertThat(user.torrents()).hasSize(5);
  }

  @Test
  void showsWhatThePersonOrders() {
    MadeTorrent torrent = MadeTorrent.named("tide", 2048);
    String hash = torrent.hash();
    torrent.writeContent(client.downloads());
    user.adds(AddOrder.into(client.downloads()).unchecked(), torrent);

    user.stops(hash);
    user.awaits(hash, Shown::stopped);
    user.forces(true, hash);
    user.awaits(hash, shown -> shown.state().equals("forcedUP") && shown.forceStart());
    user.starts(hash);
    user.awaits(hash, shown -> !shown.forceStart());
    user.tags("x,y", hash);
    user.untags("x", hash);
    user.createsCategory("harbour");
    user.categorises("harbour", hash);
    user.limitsShare(2.5, 90, hash);
    user.limitsUpload(4096, hash);
    user.rechecks(hash);
    user.setsPreferences(Map.of("max_active_uploads", 7));

    Shown shown = user.awaits(hash, torrentNow -> torrentNow.state().equals("stalledUP"));
    assertThat(shown.tags()).containsExactly("y");
    assertThat(shown.category()).isEqualTo("harbour");
    assertThat(shown.ratioLimit()).isEqualTo(2.5);
    assertThat(shown.seedingTimeLimit()).isEqualTo(90);
    assertThat(shown.upLimit()).isEqualTo(4096);
    assertThat(user.preferences().path("max_active_uploads").asInt()).isEqualTo(7);
    user.deletes(true, hash);
    assertThat(user.torrents()).isEmpty();
  }

  @Test
  void keepsAMagnetWithoutMetadata() {
    MadeTorrent torrent = MadeTorrent.named("far", 2048);

    user.addsMagnet(AddOrder.into(client.downloads()), torrent.magnet());

    Patience.until(
        "the magnet shows",
        java.time.Duration.ofSeconds(20),
        () -> user.torrents().stream().anyMatch(shown -> shown.state().equals("metaDL")));
  }

  @Test
  void keepsItsTorrentsOverAnEndAndAKillOnTheSamePort() {
    MadeTorrent torrent = MadeTorrent.named("tide", 2048);
    user.adds(AddOrder.into(client.downloads()).stopped(), torrent);
    user.awaits(torrent.hash(), Shown::stopped);

    client.stop();
    assertThatThrownBy(() -> user.torrents()).hasMessageContaining("torrents/info");
    client.start();

    user.awaits(torrent.hash(), Shown::stopped);
    client.kill();
    client.start();
    user.awaits(torrent.hash(), Shown::stopped);
  }

  @Test
  void answersAgainAfterItWasSuspended() throws InterruptedException {
    client.suspend();
    Thread asking = Thread.ofVirtual().start(user::torrents);
    assertThat(asking.join(java.time.Duration.ofMillis(500))).isFalse();

    client.resume();

    assertThat(asking.join(java.time.Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void namesAProgramThatDoesNotExist() {
    var misnamed = new QbittorrentProgram(Map.of("EVENKEEL_QBITTORRENT", "/nowhere"));
    assertThatThrownBy(misnamed::any).hasMessageContaining("/nowhere");

    var nothing = new QbittorrentProgram(Map.of("EVENKEEL_CACHE", folder.toString()));
    assertThat(nothing.any()).isEmpty();
    assertThat(nothing.of(QbittorrentRelease.V4_5)).isEmpty();
  }
}
