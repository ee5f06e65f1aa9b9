package evenkeel.worker.keeping.model;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.order.OrderedAccounts;
import evenkeel.order.RestartRule;
import evenkeel.order.Selection;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.model.client.Way;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proxy before the client that takes only so much at once, or nothing of a kind. */
class NarrowWayTest {
  private static final String STOP = "torrents/stop";
  private static final String START = "torrents/start";
  private static final String TAG = "torrents/addTags";
  private static final String UNTAG = "torrents/removeTags";
  private static final String ORDER = "order/1";
  private static final int TORRENTS = 40;

  /** Ten torrents fit into it, twenty do not. */
  private static final int NARROW = 500;

  @TempDir Path folder;
  private QueueStage stage;
  private Way way;

  /** What rests does so for longer than the test. */
  @BeforeEach
  void start() {
    stage = new QueueStage(folder);
    stage.kept.busy = Duration.ofHours(1);
    stage.begin(-1, -1);
    way = stage.client.way();
  }

  @AfterEach
  void end() {
    stage.close();
  }

  @Test
  void freezesAndGivesBackInSmallerSlices() {
    stage.downloads(TORRENTS, QueueStage.A);
    stage.rest();
    way.narrows(STOP, NARROW);
    way.narrows(START, NARROW);

    Holder emergency = stage.freezes(QueueStage.A);
    stage.rest();

    assertThat(stage.running()).isZero();
    assertThat(way.asked(STOP)).as("of 40, of 20, and four of 10").isEqualTo(6);
    stage.kept.closes(emergency);
    stage.rest();
    assertThat(stage.running()).isEqualTo(TORRENTS);
    assertThat(way.asked(START)).isEqualTo(6);
    assertThat(stage.open()).isZero();
  }

  @Test
  void triesTheWholeAgainOnceAllIsDone() {
    stage.downloads(TORRENTS, QueueStage.A);
    stage.rest();
    way.narrows(STOP, NARROW);
    Holder emergency = stage.freezes(QueueStage.A);
    stage.rest();
    stage.kept.closes(emergency);
    stage.rest();
    int asked = way.asked(STOP);
    way.narrows(STOP, Integer.MAX_VALUE);

    stage.freezes(QueueStage.A);
    stage.rest();

    assertThat(stage.running()).isZero();
    assertThat(way.asked(STOP)).isEqualTo(asked + 1);
  }

  @Test
  void changesTagsInSmallerSlices() {
    stage.downloads(TORRENTS, QueueStage.A);
    stage.rest();
    way.narrows(TAG, NARROW);
    way.narrows(UNTAG, NARROW);

    Holder emergency = stage.freezes(QueueStage.A);
    stage.rest();

    assertThat(stage.tagged()).isEqualTo(TORRENTS);
    assertThat(way.asked(TAG)).isEqualTo(6);
    stage.kept.closes(emergency);
    stage.rest();
    assertThat(stage.tagged()).isZero();
    assertThat(way.asked(UNTAG)).isEqualTo(6);
  }

  @Test
  void letsTagsRestThatAreRejectedAgainAndAgain() {
    stage.downloads(TORRENTS, QueueStage.A);
    stage.rest();
    way.narrows(TAG, 0);

    stage.freezes(QueueStage.A);
    stage.rest();
    int asked = way.asked(TAG);
    stage.rounds(20);
    stage.downloads(1, QueueStage.A);
    stage.rest();

    assertThat(stage.running()).isZero();
    assertThat(asked).as("of 40, 20, 10, 5, 2 and 1, once more, and twice of 1").isEqualTo(14);
    assertThat(way.asked(TAG)).isEqualTo(asked);
    assertThat(stage.kept.books.count("notices where kind = 'REJECTED'")).isZero();
    assertThat(stage.kept.books.count("client_states where trouble is not null")).isZero();
  }

  @Test
  void endsARestartThatItsClientRejectsForAnHourAndLeavesTheTorrentRunning() {
    stage.downloads(1, QueueStage.A);
    stage.rest();
    way.narrows(STOP, 0);
    Holder order = restarts();
    stage.rest();
    assertThat(told()).matches(report -> report.pending() == 1 && report.refused() == 0);

    stage.passes(Duration.ofMinutes(61));
    stage.rest();

    assertThat(told()).matches(report -> report.pending() == 0 && report.refused() == 1);
    way.narrows(STOP, NARROW);
    stage.kept.takeOver();
    stage.rest();
    assertThat(stage.running()).isEqualTo(1);
    assertThat(stage.open()).isZero();
    stage.kept.closes(order);
    stage.rest();
    assertThat(told()).matches(KeeperReport::returned);
    assertThat(stage.running()).isEqualTo(1);
  }

  private Holder restarts() {
    RestartRule rule =
        new RestartRule(
            Selection.of(Keeping.CLIENT, QueueStage.hashOf(1)),
            new OrderedAccounts(List.of()),
            Instant.ofEpochMilli(stage.client.now()));
    stage.kept.orders.put(ORDER, rule);
    return stage.kept.opens(ORDER, null);
  }

  private KeeperReport told() {
    return Objects.requireNonNull(stage.kept.told.get(ORDER + "#1"));
  }
}
