package evenkeel.simulator.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.simulator.qbittorrent.AddOrder;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.qbittorrent.TorrentUser;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.simulator.tracker.Announce;
import evenkeel.simulator.tracker.SimulatedTracker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real qBittorrent downloads from the web seed and announces to the trackers. */
class RealDownloadTest {
  @TempDir Path folder;
  final SimulatedWebSeed webSeed = new SimulatedWebSeed();
  final SimulatedTracker mam = new SimulatedTracker("127.0.0.2");
  final SimulatedTracker other = new SimulatedTracker("127.0.0.1");
  RealQbittorrent client;
  TorrentUser user;

  @BeforeEach
  void start() {
    Optional<Path> program = RealQbittorrent.find();
    assumeTrue(program.isPresent(), "no qbittorrent-nox: set EVENKEEL_QBITTORRENT");
    client = new RealQbittorrent(program.orElseThrow(), folder, QbittorrentConfig.quick());
    client.start();
    user = client.user();
  }

  @AfterEach
  void end() {
    if (client != null) {
      user.close();
      client.close();
    }
    webSeed.close();
    mam.close();
    other.close();
  }

  @Test
  void downloadsFromTheWebSeedSlowlyUntilTheLimitIsLifted() {
    MadeTorrent torrent =
        webSeed.offers(MadeTorrent.named("slow", 4 << 20)).announcingTo(mam.announceUrl("key"));
    user.adds(AddOrder.into(client.downloads()).downloadLimit(20_480), torrent);

    user.awaits(torrent.hash(), shown -> shown.downloaded() > 0);
    assertThat(user.torrent(torrent.hash()).state()).isEqualTo("downloading");
    assertThat(user.torrent(torrent.hash()).progress()).isLessThan(0.9);

    user.limitsDownload(0, torrent.hash());
    user.awaits(torrent.hash(), Shown::complete);
  }

  @Test
  void arrivesNowhereWhileTheWebSeedHolds() {
    MadeTorrent torrent = webSeed.offers(MadeTorrent.named("held", 1 << 20));
    webSeed.holds();
    user.adds(AddOrder.into(client.downloads()), torrent);
    user.awaits(torrent.hash(), shown -> shown.state().equals("stalledDL"));
    assertThat(webSeed.served()).isZero();

    webSeed.letsGo();

    user.awaits(torrent.hash(), Shown::complete);
  }

  @Test
  void booksWhatWasDownloadedOnlyAtAnnounces() {
    AtomicLong booked = new AtomicLong();
    mam.booksTo((uploaded, downloaded) -> booked.addAndGet(downloaded));
    MadeTorrent torrent =
        webSeed.offers(MadeTorrent.named("booked", 8 << 20)).announcingTo(mam.announceUrl("key"));

    user.adds(AddOrder.into(client.downloads()).downloadLimit(102_400), torrent);
    user.awaits(torrent.hash(), shown -> shown.downloaded() > 100_000);
    assertThat(booked).hasValue(0);
    user.stops(torrent.hash());
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(booked).hasPositiveValue());
    long atStop = booked.get();
    user.limitsDownload(0, torrent.hash());
    user.starts(torrent.hash());
    user.awaits(torrent.hash(), Shown::complete);

    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(booked).hasValueGreaterThanOrEqualTo(8 << 20));
    assertThat(atStop).isLessThan(8 << 20);
    assertThat(mam.announces(torrent.hash()).stream().map(Announce::event))
        .containsExactly("started", "stopped", "started", "completed");
    assertThat(mam.announces(torrent.hash()).getFirst().passkey()).isEqualTo("key");
  }

  @Test
  void announcesToTwoTrackersOnTwoAddressesAndShowsAFailure() {
    mam.failsWith("Unrecognized host/PassKey.");
    MadeTorrent torrent =
        MadeTorrent.named("two", 2048)
            .announcingTo(mam.announceUrl("key"), other.announceUrl("key"));
    torrent.writeContent(client.downloads());

    user.adds(AddOrder.into(client.downloads()).unchecked(), torrent);

    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> {
          assertThat(mam.announces()).isNotEmpty();
          assertThat(other.announces()).isNotEmpty();
        });
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> showsTheFailure(torrent.hash()));
  }

  /** Shown only between two announces, so it is asked for again. */
  private boolean showsTheFailure(String hash) {
    boolean shown = user.trackers(hash).toString().contains("Unrecognized host/PassKey.");
    if (!shown) {
      user.does("torrents/reannounce", Map.of("hashes", hash));
    }
    return shown;
  }

  @Test
  void tellsTwoClientsOfEachOther() {
    try (RealQbittorrent seeder =
            new RealQbittorrent(
                RealQbittorrent.find().orElseThrow(),
                folder.resolve("seeder"),
                QbittorrentConfig.quick());
        TorrentUser seeding = startedUser(seeder)) {
      MadeTorrent torrent =
          MadeTorrent.named("swarm", 1 << 20).announcingTo(other.announceUrl("key"));
      torrent.writeContent(seeder.downloads());
      seeding.adds(AddOrder.into(seeder.downloads()).unchecked(), torrent);
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> !other.announces(torrent.hash()).isEmpty());

      user.adds(AddOrder.into(client.downloads()), torrent);

      user.awaits(torrent.hash(), Shown::complete);
    }
  }

  private static TorrentUser startedUser(RealQbittorrent client) {
    client.start();
    return client.user();
  }
}
