package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.torrent.Run;
import evenkeel.worker.effect.Effect;
import evenkeel.worker.effect.EffectListener;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several holders on one torrent, at once and after one another. */
class KeeperHoldersTest {
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

  /** Some has been given back, some waits for the pace of starts. */
  @Test
  void turnsRoundInTheMiddleOfARelease() {
    client.startsPerMinute = 3;
    client.takeOver();
    MadeTorrent seed = client.seed("seed", client.order().stopped());
    Map<String, Run> before = downloads();
    before.put(seed.hash(), Run.STOPPED);
    var first = client.freeze();
    client.untilTold(report -> report.stopped() == 4 && report.started() == 1);
    aMinutePasses();
    client.release(first);
    client.untilTold(report -> {
      theMinuteGoesOn();
      return report.restored() == 4 && report.restoring() == 1;
    });
    String waiting = theOnlyDownloadThatStands(before);

    var second = client.freeze();
    client.untilTold(report -> report.number() == 2 && report.stopped() == 4);
    aMinutePasses();
    client.untilTold(report -> report.stopped() == 4 && report.started() == 1);

    assertThat(client.user.torrents())
        .allMatch(one -> one.stopped() != one.hash().equals(seed.hash()));
    assertThat(baselines()).isEqualTo(before);
    assertThat(writes(waiting)).as("never started, so never stopped again").isOne();
    aMinutePasses();
    client.release(second);
    client.untilTold(report -> report.number() == 2 && report.restored() == 4);
    aMinutePasses();
    client.untilTold(report -> report.number() == 2 && report.returned());
    assertThat(runs()).isEqualTo(before);
  }

  /** Two that run and two that are forced. */
  private Map<String, Run> downloads() {
    Map<String, Run> downloads = new HashMap<>();
    for (Run run : List.of(Run.NORMAL, Run.FORCED)) {
      for (int number = 1; number <= 2; number++) {
        MadeTorrent download = client.download(run + " " + number);
        client.user.adds(client.order(), download);
        downloads.put(download.hash(), run);
        if (run == Run.FORCED) {
          client.user.forces(true, download.hash());
          client.user.awaits(download.hash(), Shown::forceStart);
        }
      }
    }
    return downloads;
  }

  private String theOnlyDownloadThatStands(Map<String, Run> before) {
    List<String> standing =
        client.user.torrents().stream()
            .filter(one -> one.stopped() && before.get(one.hash()) != Run.STOPPED)
            .map(Shown::hash)
            .toList();
    assertThat(standing).hasSize(1);
    return standing.getFirst();
  }

  private Map<String, Run> runs() {
    return client.user.torrents().stream()
        .collect(
            Collectors.toMap(
                Shown::hash,
                one -> one.stopped() ? Run.STOPPED : one.forceStart() ? Run.FORCED : Run.NORMAL));
  }

  /** What is to be given back, by hash. */
  private Map<String, Run> baselines() {
    return client
        .database
        .jdbc()
        .sql(
            """
            select g.hash, b.value from baselines b join generations g on g.id = b.generation_id
            where b.closed_at is null
            """)
        .query(
            (row, number) -> Map.entry(row.getString("hash"), Run.valueOf(row.getString("value"))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** How often anything was sent for it. */
  private long writes(String hash) {
    return client
        .database
        .jdbc()
        .sql(
            """
            select count(*) from receipts r
            join baselines b on b.id = r.baseline_id join generations g on g.id = b.generation_id
            where g.hash = :hash and r.sent_at is not null
            """)
        .param("hash", hash)
        .query(Long.class)
        .single();
  }

  /** However slow this machine is. */
  private void theMinuteGoesOn() {
    client
        .database
        .jdbc()
        .sql("update receipts set sent_at = now() where sent_at > now() - interval '1 minute'")
        .update();
  }

  private void aMinutePasses() {
    client
        .database
        .jdbc()
        .sql("update receipts set sent_at = sent_at - interval '61 seconds'")
        .update();
  }

  @Test
  void turnsRoundBeforeAnyoneHasLookedAtTheRelease() {
    MadeTorrent normal = client.download("normal");
    MadeTorrent forced = client.download("forced");
    MadeTorrent seed = client.seed("seed", client.order().stopped());
    client.user.adds(client.order(), normal, forced);
    client.user.forces(true, forced.hash());
    client.user.awaits(forced.hash(), Shown::forceStart);
    var first = client.freeze();
    client.untilTold(report -> report.stopped() == 2 && report.started() == 1);

    client.release(first);
    var second = client.freeze();
    client.untilTold(
        report -> report.number() == 2 && report.stopped() == 2 && report.started() == 1);
    client.rounds(4);

    assertThat(client.user.torrent(normal.hash())).matches(Shown::stopped);
    assertThat(client.user.torrent(forced.hash())).matches(Shown::stopped);
    assertThat(client.user.torrent(seed.hash()).stopped()).isFalse();
    client.release(second);
    client.untilTold(report -> report.number() == 2 && report.returned());
    assertThat(client.user.torrent(normal.hash())).matches(one -> !one.stopped());
    assertThat(client.user.torrent(forced.hash())).matches(Shown::forceStart);
    assertThat(client.user.torrent(seed.hash())).matches(Shown::stopped);
  }

  @Test
  void holdsOnForTheEmergencyWhatAnOrderHadStoppedBefore() {
    MadeTorrent download = client.download("download");
    client.user.adds(client.order(), download);
    client.rounds(3);
    var order = client.order("order", Run.STOPPED, download);
    client.until(() -> client.user.torrent(download.hash()).stopped());
    client.rounds(2);

    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == 1);
    client.release(order);
    client.rounds(4);
    assertThat(client.user.torrent(download.hash())).matches(Shown::stopped);
    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    assertThat(client.user.torrent(download.hash())).matches(one -> !one.stopped());
  }

  @Test
  void holdsOnForAnOrderWhatTheEmergencyHadStoppedBefore() {
    MadeTorrent download = client.download("download");
    client.user.adds(client.order(), download);
    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == 1);
    var order = client.order("order", Run.STOPPED, download);

    client.release(emergency);
    client.untilTold(KeeperReport::returned);
    client.rounds(3);
    assertThat(client.user.torrent(download.hash())).matches(Shown::stopped);
    client.release(order);
    client.until(() -> !client.user.torrent(download.hash()).stopped());
  }

  @Test
  void runsOnWithWhatFinishedBetweenLookAndStop() {
    MadeTorrent download = client.download("finishes");
    client.user.adds(client.order(), download);
    client.listener =
        before(
            Effect.STOP,
            () -> {
              download.writeContent(client.server.downloads());
              client.user.rechecks(download.hash());
              client.user.awaits(download.hash(), one -> one.state().equals("stalledUP"));
            });

    client.freeze();
    client.untilTold(report -> report.restored() == 1);

    assertThat(client.user.torrent(download.hash()))
        .matches(one -> one.complete() && !one.stopped());
    assertThat(ended()).isEqualTo("finished");
  }

  @Test
  void undoesAStopThatTheReleaseOvertook() {
    MadeTorrent download = client.download("download");
    client.user.adds(client.order(), download);
    client.rounds(3);
    var emergency = client.freeze();
    Outlast outlast = new Outlast(client, emergency);
    client.listener = outlast;

    client.untilTold(report -> report.stopped() + report.restored() > 0);
    client.untilTold(KeeperReport::returned);

    assertThat(client.user.torrent(download.hash())).matches(one -> !one.stopped());
    assertThat(client.user.torrent(download.hash()).tags()).isEmpty();
  }

  /** Releases while the stop is under way. */
  private static final class Outlast implements EffectListener {
    private final KeptClient client;
    private final HoldersLedger.Holder emergency;

    Outlast(KeptClient client, HoldersLedger.Holder emergency) {
      this.client = client;
      this.emergency = emergency;
    }

    @Override
    public void before(Effect effect, int torrents) {
      if (effect == Effect.STOP) {
        client.release(emergency);
      }
    }
  }

  private static EffectListener before(Effect wanted, Runnable then) {
    return new EffectListener() {
      @Override
      public void before(Effect effect, int torrents) {
        if (effect == wanted) {
          then.run();
        }
      }
    };
  }

  private String ended() {
    return client.database.jdbc().sql("select ended_why from claims").query(String.class).single();
  }
}
