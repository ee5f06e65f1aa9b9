package evenkeel.worker.keeping.model;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.torrent.Run;
import evenkeel.worker.keeping.ledger.ClaimsLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.model.client.NewTorrent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/** Settings are others after a restart in the middle of an emergency; what is held is not lost. */
class ChangedSettingsTest {
  @TempDir Path folder;
  private QueueStage stage;

  @BeforeEach
  void start() {
    stage = new QueueStage(folder);
    stage.begin(3, 5);
  }

  @AfterEach
  void end() {
    stage.close();
  }

  @Test
  void holdsWhatItHeldAndPlacesNothingMoreOnceItMayOnlyWatch() {
    stage.downloads(3, QueueStage.A);
    seedStoppedByTheUser();
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);
    stage.rest();
    assertThat(stage.downloading(QueueStage.A)).isZero();
    assertThat(runningSeeds()).isOne();

    watchesOnly();
    stage.downloads(2, QueueStage.A);
    stage.rest();
    assertThat(stage.downloading(QueueStage.A)).isEqualTo(2);
    assertThat(report().wouldStop()).isEqualTo(2);
    assertThat(report().stopped()).isEqualTo(3);
    stage.kept.closes(emergency);
    stage.rest();

    assertThat(stage.downloading(QueueStage.A)).isEqualTo(5);
    assertThat(runningSeeds()).isZero();
    assertThat(stage.open()).isZero();
  }

  /** Claims and the first writes for them are not one transaction; a restart may lie between. */
  @Test
  void takesBackWhatItHadClaimedAndNotTouchedOnceItMayOnlyWatch() {
    stage.downloads(3, QueueStage.A);
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);
    claims(emergency);
    long order = ordersToo();

    watchesOnly();
    stage.rest();

    assertThat(stage.downloading(QueueStage.A)).as("an order stops one of them").isEqualTo(2);
    assertThat(report().wouldStop()).isEqualTo(3);
    assertThat(stage.kept.books.count("claims where holder_id = " + order)).isOne();
    stage.kept.observing = false;
    stage.kept.takeOver();
    stage.rest();
    assertThat(stage.downloading(QueueStage.A)).as("it acts again").isZero();
    assertThat(report().stopped()).isEqualTo(3);
  }

  @Test
  void keepsLimitsOfTheQueueRaisedUntilTheEndThoughItMayOnlyWatch() {
    stage.seeds(8, QueueStage.A);
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();
    List<Integer> raised = stage.limits();

    watchesOnly();
    stage.rest();
    assertThat(stage.limits()).isEqualTo(raised);
    stage.kept.closes(emergency);
    stage.rest();

    assertThat(stage.limits()).containsExactly(3, 5);
    assertThat(stage.open()).isZero();
  }

  @Test
  void givesBackWhatIsNoLongerTheAccountsAndFreezesWhatIs() {
    stage.kept.trackers.put("mam", QueueStage.A);
    stage.downloads(2, QueueStage.A);
    seedStoppedByTheUser();
    stage.downloads(3, QueueStage.B);
    stage.rest();
    Holder emergency = stage.freezes("mam");
    stage.rest();
    assertThat(stage.downloading(QueueStage.A)).isZero();
    assertThat(stage.downloading(QueueStage.B)).isEqualTo(3);

    stage.kept.trackers.put("mam", QueueStage.B);
    stage.kept.takeOver();
    stage.rest();
    assertThat(stage.downloading(QueueStage.A)).isEqualTo(2);
    assertThat(runningSeeds()).isZero();
    assertThat(stage.downloading(QueueStage.B)).isZero();
    stage.kept.closes(emergency);
    stage.rest();

    assertThat(stage.downloading(QueueStage.B)).isEqualTo(3);
    assertThat(stage.open()).isZero();
  }

  private void watchesOnly() {
    stage.kept.observing = true;
    stage.kept.takeOver();
  }

  private void seedStoppedByTheUser() {
    stage.client.adds(
        List.of(new NewTorrent("f".repeat(40), Set.of(QueueStage.A), true, true, false)));
  }

  private long runningSeeds() {
    return stage.kept.client().torrents().stream()
        .filter(one -> one.shownComplete() && one.run() != Run.STOPPED)
        .count();
  }

  /** As a keeper does that dies before it writes. */
  private void claims(Holder emergency) {
    Map<Long, Long> left = new HashMap<>();
    stage
        .kept
        .books
        .jdbc
        .sql("select id from generations where added_on > 0")
        .query(row -> {
          left.put(row.getLong("id"), 1L);
        });
    new TransactionTemplate(stage.kept.books.transactions)
        .executeWithoutResult(
            status -> new ClaimsLedger(stage.kept.books.jdbc).stop(emergency.id(), left, 1));
    assertThat(left).hasSize(3);
  }

  /** Another holder has claimed one of them, too. */
  private long ordersToo() {
    Holder order = stage.kept.opens("order", null);
    stage.kept.lists(order, List.of("%040x".formatted(1)));
    return order.id();
  }

  private KeeperReport report() {
    return stage.kept.told.entrySet().stream()
        .filter(one -> one.getKey().startsWith("emergency/"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }
}
