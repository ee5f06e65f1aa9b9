package evenkeel.worker.keeping.model;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far, how often and how stubbornly limits of a queue are written. */
class QueueBoundsTest {
  private static final int MANY = 60;
  private static final Duration HOURS = Duration.ofHours(6);

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
  void raisesNoMoreWhereSeedsWaitForSomethingElse() {
    stage.seeds(8, QueueStage.A);
    stage.rest();
    stage.client.queue.keepsBack();
    stage.freezes(QueueStage.A);

    stage.until("it is said", () -> stage.hindrances().contains("waiting"));
    stage.rounds(MANY);

    assertThat(stage.waiting()).isEqualTo(5);
    assertThat(stage.limits()).containsExactly(8, 8);
    assertThat(stage.client.queue.ordered()).hasSize(1);
  }

  @Test
  void saysNothingOfSeedsThatAreLetInAMomentLater() {
    stage.downloads(4, QueueStage.A);
    stage.seeds(8, QueueStage.A);
    stage.rest();

    stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();

    assertThat(stage.hindrances()).isEmpty();
  }

  @Test
  void raisesNoFurtherThanLetsAllRunWhoWait() {
    stage.seeds(20, QueueStage.B);
    stage.seeds(2, QueueStage.A);
    stage.rest();
    stage.freezes(QueueStage.A);

    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();

    assertThat(stage.limits()).containsExactly(22, 22);
  }

  @Test
  void raisesOnlyTheLimitThatSeedsWaitFor() {
    stage.begin(3, 50);
    stage.seeds(8, QueueStage.A);
    stage.rest();
    stage.freezes(QueueStage.A);

    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();

    assertThat(stage.limits()).containsExactly(8, 50);
    assertThat(stage.open()).isOne();
  }

  @Test
  void doesNotFollowDownloadsThatComeAndGo() {
    stage.seeds(8, QueueStage.A);
    stage.rest();
    stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.downloads(5, QueueStage.B);
    stage.rest();
    int orders = stage.client.queue.ordered().size();

    for (int swing = 1; swing <= 10; swing++) {
      stage.downloads(1, QueueStage.B);
      stage.rest();
      stage.client.removes(QueueStage.hashOf(13 + swing));
      stage.rest();
    }

    assertThat(stage.client.queue.ordered()).hasSize(orders + 1);
    assertThat(stage.limits().getLast()).isEqualTo(5);
    assertThat(stage.hindrances()).containsExactly("downloads");
    stage.passes(Duration.ofHours(1));
    stage.until("nothing waits", () -> stage.waiting() == 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 409})
  void asksAClientThatRefusesAgainOnlyAfterHours(int status) {
    stage.seeds(8, QueueStage.A);
    stage.rest();
    stage.client.queue.refuses(status);
    stage.freezes(QueueStage.A);

    stage.rounds(MANY);
    assertThat(stage.client.queue.asked()).isEqualTo(2);
    assertThat(stage.hindrances()).containsExactly("queue");
    stage.passes(HOURS);
    stage.rounds(MANY);
    assertThat(stage.client.queue.asked()).isEqualTo(4);

    stage.client.queue.refuses(200);
    stage.passes(HOURS);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();
    assertThat(stage.refused()).isZero();
  }

  @Test
  void asksAClientThatRefusedAgainOnceItWasStarted() {
    stage.seeds(8, QueueStage.A);
    stage.rest();
    stage.client.queue.refuses(409);
    Holder emergency = stage.freezes(QueueStage.A);
    stage.rounds(MANY);

    stage.client.queue.refuses(200);
    stage.client.restarts();
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.kept.closes(emergency);
    stage.rest();

    assertThat(stage.limits()).containsExactly(3, 5);
    assertThat(stage.open()).isZero();
  }

  @Test
  void undoesAWriteThatWasLostAndArrivesAfterTheRelease() {
    stage.seeds(8, QueueStage.A);
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();
    losesWritesOf(20);
    stage.kept.closes(emergency);
    stage.rest();
    assertThat(stage.limits()).containsExactly(3, 5);

    stage.client.queue.limits(20, 20);
    stage.until("it is undone", () -> stage.limits().equals(List.of(3, 5)));
    stage.rest();

    assertThat(stage.open()).isZero();
  }

  /** Where no session is a fence, each of them may still arrive. */
  private void losesWritesOf(int limit) {
    stage
        .kept
        .books
        .jdbc
        .sql(
            """
            insert into receipts (baseline_id, operation, before, set_to, look, epoch, sent_at,
              lost_at, refused_at, refused_why)
            select id, 'preferences.set', value, :limit, look, 1, now(), now(), now(), 'lost'
            from baselines
            """)
        .param("limit", Integer.toString(limit))
        .update();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void givesALimitBackThoughTheClientWouldNotForHours(boolean silently) {
    stage.seeds(8, QueueStage.A);
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();

    stage.client.queue.refuses(silently ? 200 : 409);
    stage.client.queue.ignores(silently);
    stage.kept.closes(emergency);
    stage.until("it is given up", () -> stage.refused() == 2);
    stage.rest();
    assertThat(stage.kept.books.count("notices where kind = 'LEFT_RAISED'")).isEqualTo(2);
    stage.client.queue.refuses(200);
    stage.client.queue.ignores(false);
    stage.rest();
    assertThat(stage.limits()).containsExactly(8, 8);

    stage.passes(HOURS);
    stage.until("all is given back", () -> stage.open() == 0);

    assertThat(stage.limits()).containsExactly(3, 5);
  }
}
