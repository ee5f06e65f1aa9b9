package evenkeel.worker.keeping.model;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raised limits of a queue, and another profile behind the same address. */
class QueueProfilesTest {
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

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 30})
  void leavesTheLimitsOfAnotherProfileAlone(int held) {
    stage.downloads(held, QueueStage.A);
    stage.seeds(8, QueueStage.A);
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();
    List<Integer> raised = stage.limits();

    stage.client.queue.limits(7, 9);
    stage.client.swapsProfile();
    stage.rest();
    assertThat(stage.limits()).containsExactly(7, 9);
    stage.client.queue.limits(raised.getFirst(), raised.getLast());
    stage.client.swapsProfile();
    stage.kept.closes(emergency);
    stage.rest();

    assertThat(stage.limits()).containsExactly(3, 5);
  }

  /** Its torrents are parked, and so are its limits: nobody waits for what may never come back. */
  @Test
  void endsWhileAnotherProfileIsThereAndGivesBackOnceItsOwnIs() {
    stage.downloads(4, QueueStage.A);
    stage.seeds(8, QueueStage.A);
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();
    List<Integer> raised = stage.limits();
    stage.client.queue.limits(7, 9);
    stage.client.swapsProfile();
    stage.downloads(2, QueueStage.A);
    stage.rest();

    stage.kept.closes(emergency);
    stage.rest();
    assertThat(stage.kept.told.values()).allMatch(KeeperReport::returned);
    assertThat(stage.limits()).containsExactly(7, 9);
    stage.client.queue.limits(raised.getFirst(), raised.getLast());
    stage.client.swapsProfile();
    stage.rest();

    assertThat(stage.limits()).containsExactly(3, 5);
    assertThat(stage.open()).isZero();
    assertThat(stage.kept.books.count("baselines where parked_at is not null")).isZero();
  }

  /** Whether its own profile ever comes back nobody knows; what they were is kept for it. */
  @Test
  void saysThatTheLimitsOfAProfileThatTookItsPlaceAreNotRaised() {
    stage.downloads(4, QueueStage.A);
    stage.seeds(8, QueueStage.A);
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();
    assertThat(stage.hindrances()).isEmpty();

    stage.client.queue.limits(3, 5);
    stage.client.swapsProfile();
    stage.downloads(2, QueueStage.A);
    stage.seeds(8, QueueStage.A);
    stage.rest();

    assertThat(stage.limits()).containsExactly(3, 5);
    assertThat(stage.hindrances()).containsExactly("profile");
    stage.kept.closes(emergency);
    stage.rest();
    stage.freezes(QueueStage.A);
    stage.rest();
    assertThat(stage.limits()).containsExactly(3, 5);
    assertThat(stage.hindrances()).as("once for each emergency").hasSize(2);
  }

  @Test
  void saysNothingOfAnotherProfileOnceItsOwnIsBack() {
    stage.downloads(4, QueueStage.A);
    stage.seeds(8, QueueStage.A);
    stage.rest();
    stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();
    stage.client.queue.limits(7, 9);
    stage.client.swapsProfile();
    stage.rest();

    stage.client.queue.limits(3, 5);
    stage.client.swapsProfile();
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();

    assertThat(stage.hindrances()).isEmpty();
  }

  @Test
  void raisesAgainWhatWasForgottenThoughWhatWasHeldIsLongGone() {
    stage.downloads(1, QueueStage.A);
    stage.seeds(8, QueueStage.A);
    stage.rest();
    stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();
    stage.client.removes(QueueStage.hashOf(1));
    stage.rest();
    stage.client.restarts();
    stage.rest();

    stage.client.queue.limits(3, 5);
    stage.client.restarts();

    stage.until("it is asserted", () -> stage.limits().getFirst() > 3);
    stage.until("nothing waits", () -> stage.waiting() == 0);
  }
}
