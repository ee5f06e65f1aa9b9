package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.account.Level;
import evenkeel.account.Reading;
import evenkeel.emergency.Waiting;
import evenkeel.emergency.workflow.GivenBack;
import evenkeel.keeping.KeeperReport;
import evenkeel.settings.KeepingSettings;
import evenkeel.settings.Settings;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.worker.account.Projections;
import evenkeel.worker.account.ReadingsLedger;
import evenkeel.worker.account.TrafficView;
import evenkeel.worker.emergency.Buffers;
import evenkeel.worker.emergency.EmergencyActivitiesImpl;
import evenkeel.worker.emergency.HeldTorrents;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a client shows while a part of what is held waits for the buffer. */
class KeeperWaitingTest {
  private static final long KIB = 1L << 10;
  private static final long SMALL = 64 * KIB;
  private static final long LARGE = 256 * KIB;
  private static final long DOWNLOADED = 10_000 * KIB;

  @TempDir Path folder;
  private KeptClient client;
  private EmergencyActivitiesImpl hands;
  private MadeTorrent small;
  private MadeTorrent large;
  private HoldersLedger.Holder row;

  @BeforeEach
  void freeze() {
    client = new KeptClient(folder, QbittorrentConfig.quick());
    hands = hands();
    small = torrent("small", SMALL);
    large = torrent("large", LARGE);
    client.user.adds(client.order(), small, large);
    row = client.freeze();
    client.untilTold(report -> report.stopped() == 2);
  }

  @AfterEach
  void end() {
    client.close();
  }

  @Test
  void givesBackWhatTheBufferBearsAndClaimsNothingNew() {
    GivenBack given = giveBack(100 * KIB);
    assertThat(given.waiting()).isEqualTo(Map.of("home", new Waiting(1, LARGE)));
    MadeTorrent added = torrent("added meanwhile", SMALL);
    client.user.adds(client.order(), added);
    client.until(() -> runs(small));
    client.until(() -> toCome() == 2 * SMALL);

    assertThat(client.report()).matches(report -> report.stopped() == 1 && !report.closed());
    assertThat(runs(added)).isTrue();
    assertThat(runs(large)).isFalse();
    assertThat(giveBack(LARGE + 100 * KIB).waiting()).as("two more come down").isNotEmpty();
    assertThat(giveBack(LARGE + 2 * SMALL + 1).waiting()).isEmpty();
    client.untilTold(KeeperReport::returned);
    assertThat(client.user.torrents()).noneMatch(Shown::stopped);
    assertThat(client.user.torrents()).allMatch(torrent -> torrent.tags().isEmpty());
  }

  @Test
  void turnsRoundWithoutStartingWhatWaits() {
    giveBack(100 * KIB);
    client.untilTold(report -> report.restored() == 1);
    assertThat(writes(large)).isOne();

    client.release(row);
    HoldersLedger.Holder next = client.freeze();
    client.untilTold(report -> report.number() == next.number() && report.stopped() == 2);

    assertThat(runs(small)).isFalse();
    assertThat(runs(large)).isFalse();
    assertThat(writes(large)).as("never started, so never stopped again").isOne();
    client.until(() -> tagged(small));
    client.rounds(6);
    assertThat(tagged(small)).as("also when the first tag has gone").isTrue();
    client.release(next);
    client.untilTold(report -> report.number() == next.number() && report.returned());
    assertThat(client.user.torrents()).noneMatch(Shown::stopped);
  }

  @Test
  void leavesToTheUserWhatIsStoppedOrStartedLateInALongRelease() {
    giveBack(100 * KIB);
    client.untilTold(report -> report.restored() == 1);

    client.user.stops(small.hash());
    client.user.starts(large.hash());
    client.untilTold(report -> report.ceded() == 1);
    assertThat(giveBack(100 * KIB).waiting()).as("nothing waits any more").isEmpty();
    client.untilTold(KeeperReport::returned);
    client.rounds(4);

    assertThat(runs(small)).isFalse();
    assertThat(runs(large)).isTrue();
  }

  @Test
  void givesBackWhatIsExcludedWhileItWaits() {
    giveBack(100 * KIB);
    client.until(() -> runs(small));

    client.user.tags("evenkeel-ignore", large.hash());
    client.until(() -> runs(large));
    client.untilTold(report -> report.stopped() == 0);

    assertThat(giveBack(100 * KIB).ours()).isTrue();
  }

  private MadeTorrent torrent(String name, long size) {
    return MadeTorrent.named(name, size).announcingTo("http://127.0.0.1:9/announce/0123");
  }

  private boolean runs(MadeTorrent torrent) {
    return !client.user.torrent(torrent.hash()).stopped();
  }

  private boolean tagged(MadeTorrent torrent) {
    return client.user.torrent(torrent.hash()).tags().contains("evenkeel-held");
  }

  /** Gives back at a fresh reading after which the buffer bears less than so many bytes. */
  private GivenBack giveBack(long buffer) {
    Reading reading =
        new Reading(
            "mam",
            Instant.now(),
            "1",
            DOWNLOADED + buffer,
            DOWNLOADED,
            null,
            0,
            0,
            null,
            null,
            null);
    new ReadingsLedger(client.database.jdbc())
        .store(
            "reading-" + System.nanoTime(),
            reading,
            new ReadingsLedger.Finding(Level.WARNING, true, null));
    return hands.giveBack("mam", row.number(), "the ratio has recovered");
  }

  private long toCome() {
    return number("select to_come from holder_clients where holder_id = :id", row.id());
  }

  /** How often anything was sent for it. */
  private long writes(MadeTorrent torrent) {
    return client
        .database
        .jdbc()
        .sql(
            """
            select count(*) from receipts r
            join baselines b on b.id = r.baseline_id join generations g on g.id = b.generation_id
            where g.hash = :hash and r.sent_at is not null
            """)
        .param("hash", torrent.hash())
        .query(Long.class)
        .single();
  }

  private long number(String sql, long id) {
    return client.database.jdbc().sql(sql).param("id", id).query(Long.class).single();
  }

  private EmergencyActivitiesImpl hands() {
    Duration any = Duration.ofMinutes(1);
    ReadingsLedger readings = new ReadingsLedger(client.database.jdbc());
    return new EmergencyActivitiesImpl(
        client.database.jdbc(),
        new TransactionTemplate(new JdbcTransactionManager(client.database.dataSource())),
        new Settings(
            List.of(HeldTorrents.account()),
            List.of(HeldTorrents.client("home")),
            new KeepingSettings(any, any, any)),
        new Buffers(
            readings,
            new Projections(
                Map.of("mam", HeldTorrents.account()),
                readings,
                new TrafficView(client.database.jdbc(), Set.of(KeptClient.CLIENT)),
                InstantSource.system())),
        account -> Optional.empty());
  }
}
