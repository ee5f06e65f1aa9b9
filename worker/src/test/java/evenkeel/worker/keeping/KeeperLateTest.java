package evenkeel.worker.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.simulator.content.SimulatedWebSeed;
import evenkeel.simulator.qbittorrent.AddOrder;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.qbittorrent.TorrentUser;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.simulator.tracker.SimulatedTracker;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What begins to download while an emergency stands. */
class KeeperLateTest {
  private static final long SIZE = 4 << 20;
  private static final int SLOW = 50_000;

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
  void stopsWhatIsAddedLaterFromTheFirstLookThatSeesIt() {
    try (SimulatedWebSeed web = new SimulatedWebSeed()) {
      MadeTorrent first = client.download("first");
      client.user.adds(client.order(), first);
      client.freeze();
      client.untilTold(report -> report.stopped() == 1);
      client.rounds(3);
      MadeTorrent late =
          web.offers(MadeTorrent.named("late", SIZE))
              .announcingTo("http://127.0.0.1:9/announce/0123");
      web.throttles("late", SLOW);

      client.user.adds(client.order(), late);
      client.untilTold(report -> report.stopped() == 2);
      long downloaded = client.user.torrent(late.hash()).downloaded();
      client.rounds(3);

      assertThat(looksUntilTheStop(late)).isLessThanOrEqualTo(1);
      assertThat(client.user.torrent(late.hash())).matches(Shown::stopped);
      assertThat(downloaded).isLessThan(SIZE / 4);
      assertThat(client.user.torrent(late.hash()).downloaded()).isEqualTo(downloaded);
    }
  }

  @Test
  void stopsAMagnetAsSoonAsItsMetadataAreThereAndNotBefore() {
    try (SimulatedTracker tracker = new SimulatedTracker("127.0.0.1");
        RealQbittorrent seeder =
            new RealQbittorrent(
                RealQbittorrent.find().orElseThrow(),
                folder.resolve("seeder"),
                QbittorrentConfig.quick())) {
      MadeTorrent torrent =
          MadeTorrent.named("late", SIZE).open().announcingTo(tracker.announceUrl("0123"));
      var emergency = client.freeze();
      client.rounds(3);

      client.user.addsMagnet(
          client.order().downloadLimit(SLOW), torrent.magnet() + "&tr=" + announce(tracker));
      client.user.awaits(torrent.hash(), one -> one.state().equals("metaDL"));
      client.rounds(3);
      assertThat(client.user.torrent(torrent.hash()).state()).isEqualTo("metaDL");
      assertThat(rows("claims") + rows("receipts")).isZero();
      seeds(seeder, torrent);
      client.untilTold(report -> report.stopped() == 1);
      Shown stopped = client.user.torrent(torrent.hash());
      client.release(emergency);
      client.untilTold(KeeperReport::returned);

      assertThat(stopped).matches(Shown::stopped);
      assertThat(stopped.downloaded()).isLessThan(SIZE);
      assertThat(looksUntilTheStop(torrent)).isLessThanOrEqualTo(1);
      assertThat(client.user.torrent(torrent.hash())).matches(one -> !one.stopped());
    }
  }

  private static String announce(SimulatedTracker tracker) {
    return URLEncoder.encode(tracker.announceUrl("0123"), StandardCharsets.UTF_8);
  }

  private static void seeds(RealQbittorrent seeder, MadeTorrent torrent) {
    seeder.start();
    torrent.writeContent(seeder.downloads());
    try (TorrentUser user = seeder.user()) {
      user.adds(AddOrder.into(seeder.downloads()).unchecked(), torrent);
    }
  }

  /** The look that claims it is followed at once by the one from which it is written. */
  private long looksUntilTheStop(MadeTorrent torrent) {
    return client
        .database
        .jdbc()
        .sql(
            """
            select min(r.look) - g.first_unmasked_look
            from generations g join baselines b on b.generation_id = g.id
            join receipts r on r.baseline_id = b.id and r.set_to = 'STOPPED'
            where g.hash = :hash and b.value = 'NORMAL' group by g.id
            """)
        .param("hash", torrent.hash())
        .query(Long.class)
        .single();
  }

  private long rows(String table) {
    return client.database.jdbc().sql("select count(*) from " + table).query(Long.class).single();
  }
}
