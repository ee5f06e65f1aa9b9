package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.emergency.EmergencyRule;
import evenkeel.keeping.KeeperReport;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.torrent.Run;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a share limit could remove with its files. Here the client lets a seed at its limit run on,
 * and only such: what stands must not depend on how soon it would be removed even so.
 */
class KeeperLimitsTest {
  private static final int SUPER_SEEDING = 2;
  private static final int REMOVAL = 3;

  @TempDir Path folder;
  private KeptClient client;

  @BeforeEach
  void start() {
    client = new KeptClient(folder, QbittorrentConfig.quick());
    client.user.setsPreferences(Map.of("max_ratio_act", SUPER_SEEDING));
  }

  @AfterEach
  void end() {
    client.close();
  }

  @Test
  void neverStartsASeedAtALimitOfItsOwn() {
    MadeTorrent limited = client.seed("limited", client.order().stopped());
    MadeTorrent free = client.seed("free", client.order().stopped());
    client.user.limitsShare(0, -1, limited.hash());

    var emergency = client.freeze();
    client.untilTold(report -> report.started() == 1);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    assertStoppedWithItsBytes(limited);
    assertStoppedWithItsBytes(free);
  }

  @Test
  void neverStartsASeedAtALimitOfTheClient() {
    MadeTorrent seed = client.seed("seed", client.order().stopped());
    MadeTorrent download = client.download("download");
    client.user.setsPreferences(Map.of("max_ratio_enabled", true, "max_ratio", 0));
    client.user.adds(client.order(), download);

    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == 1);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    assertThat(client.report().restored()).isEqualTo(1);
    assertStoppedWithItsBytes(seed);
  }

  @Test
  void doesNotGiveBackToRunningWhatALimitWouldRemoveEvenAfterARestart() {
    MadeTorrent finished = client.download("finished while held");
    client.user.adds(client.order(), finished);
    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == 1);
    finished.writeContent(client.server.downloads());
    client.user.rechecks(finished.hash());
    client.user.awaits(finished.hash(), one -> one.complete() && one.stopped());
    client.user.limitsShare(0, -1, finished.hash());
    client.user.awaits(finished.hash(), one -> one.ratioLimit() == 0);

    client.release(emergency);
    client.untilTold(report -> report.returned() && report.refused() == 1);
    client.rounds(2);
    assertStoppedWithItsBytes(finished);
    client.server.stop();
    client.server.start();
    client.rounds(6);

    assertStoppedWithItsBytes(finished);
  }

  /** Of a torrent at rest qBittorrent tells a limit that is lifted no more than one that is set. */
  @Test
  void givesBackASeedWhoseLimitWasLiftedWhileItStood() {
    MadeTorrent seed = client.seed("lifted", client.order());
    client.settled();
    client.rounds(3);
    var order = client.order("order 1", Run.STOPPED, seed);
    client.until(() -> client.user.torrent(seed.hash()).stopped());
    limits(seed, 0);
    client.user.tags("told", seed.hash());
    client.rounds(3);
    limits(seed, -1);

    client.release(order);
    client.until(() -> !client.user.torrent(seed.hash()).stopped());

    assertThat(client.bytes(seed)).exists();
  }

  /** The client removes also what stands stopped at its limit; it spares what is forced alone. */
  @Test
  void leavesForcedWhatALimitWouldRemoveOnceItStands() {
    client.user.setsPreferences(Map.of("max_ratio_act", REMOVAL));
    client.seeding = new EmergencyRule.Seeding(true, false, true);
    MadeTorrent seed = client.seed("forced", client.order().stopped());
    var emergency = client.freeze();
    client.untilTold(report -> report.started() == 1);
    limits(seed, 0);

    client.release(emergency);
    client.untilTold(KeeperReport::returned);
    client.rounds(2);

    assertThat(client.report().refused()).isEqualTo(1);
    assertThat(client.user.found(seed.hash())).isPresent().get().matches(Shown::forceStart);
    assertThat(client.bytes(seed)).exists();
  }

  private void limits(MadeTorrent torrent, double ratio) {
    client.user.limitsShare(ratio, -1, torrent.hash());
    client.user.awaits(torrent.hash(), one -> one.ratioLimit() == ratio);
  }

  private void assertStoppedWithItsBytes(MadeTorrent torrent) {
    assertThat(client.user.found(torrent.hash())).isPresent().get().matches(Shown::stopped);
    assertThat(client.bytes(torrent)).exists();
  }
}
