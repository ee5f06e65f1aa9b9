package evenkeel.worker.keeping.model;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.emergency.EmergencyRule;
import evenkeel.keeping.KeeperReport;
import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.model.client.Client;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What raised limits of a queue must not do to others who wait there, nor to its user. */
class QueueBystandersTest {
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
  void startsNoDownloadOfOthersForSeedsThatWait() {
    stage.downloads(9, QueueStage.B);
    stage.seeds(8, QueueStage.A);
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);

    stage.rest();

    assertThat(stage.downloading(QueueStage.B)).isEqualTo(5);
    assertThat(stage.limits().getLast()).isEqualTo(5);
    assertThat(stage.hindrances()).containsExactly("downloads");
    stage.kept.closes(emergency);
    stage.rest();
    assertThat(stage.limits()).containsExactly(3, 5);
  }

  @Test
  void raisesWhereTheLimitOfDownloadsKeepsThemBack() {
    stage.client.queue.downloads(2);
    stage.downloads(9, QueueStage.B);
    stage.seeds(8, QueueStage.A);
    stage.rest();
    stage.freezes(QueueStage.A);

    stage.until("all seeds run", () -> stage.waiting() == 7);
    stage.rest();

    assertThat(stage.downloading(QueueStage.B)).isEqualTo(2);
    assertThat(stage.hindrances()).isEmpty();
  }

  @Test
  void takesTheRaiseBackWhenDownloadsOfOthersComeToRunByIt() {
    stage.seeds(8, QueueStage.A);
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();

    stage.downloads(9, QueueStage.B);
    stage.rest();

    assertThat(stage.limits().getLast()).isEqualTo(5);
    assertThat(stage.downloading(QueueStage.B)).isEqualTo(5);
    stage.kept.closes(emergency);
    stage.rest();
    assertThat(stage.limits()).containsExactly(3, 5);
    assertThat(stage.open()).isZero();
  }

  @Test
  void raisesAgainOnceThoseDownloadsAreGone() {
    stage.downloads(9, QueueStage.B);
    stage.seeds(8, QueueStage.A);
    stage.rest();
    stage.freezes(QueueStage.A);
    stage.rest();

    stage.freezes(QueueStage.B);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();

    assertThat(stage.limits().getLast()).isGreaterThanOrEqualTo(8);
  }

  @Test
  void letsNoSeedRunThatAShareLimitCouldRemove() {
    stage.seeds(8, QueueStage.A);
    stage.rest();
    stage.client.limits(QueueStage.hashOf(8), new ShareLimits(-1, 4320, -1));
    Holder emergency = stage.freezes(QueueStage.A);

    stage.rest();

    assertThat(stage.limits()).containsExactly(3, 5);
    assertThat(stage.client.queue.ordered()).isEmpty();
    assertThat(stage.hindrances()).containsExactly("sharelimit");
    stage.kept.closes(emergency);
    stage.rest();
    assertThat(stage.open()).isZero();
  }

  @Test
  void letsNoSeedRunThatTheLimitsOfTheClientCouldRemove() {
    stage.client.limits(new ShareLimits(4, -1, -1), true);
    stage.seeds(8, QueueStage.B);
    stage.seeds(8, QueueStage.A);
    stage.rest();

    stage.freezes(QueueStage.A);
    stage.rest();

    assertThat(stage.client.queue.ordered()).isEmpty();
  }

  @Test
  void raisesNoMoreForAClientThatForgotOnceAShareLimitCouldAct() {
    stage.seeds(8, QueueStage.A);
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();
    int orders = stage.client.queue.ordered().size();

    stage.client.limits(QueueStage.hashOf(8), new ShareLimits(-1, 4320, -1));
    stage.client.queue.limits(3, 5);
    stage.client.restarts();
    stage.rest();

    assertThat(stage.client.queue.ordered()).hasSize(orders);
    stage.kept.closes(emergency);
    stage.rest();
    assertThat(stage.limits()).containsExactly(3, 5);
    assertThat(stage.open()).isZero();
  }

  @Test
  void leavesWhatItsUserSetWhileTheClientWasAway() {
    for (int own : new int[] {0, 2, 20, -1}) {
      stage.begin(3, 5);
      stage.seeds(8, QueueStage.A);
      stage.rest();
      Holder emergency = stage.freezes(QueueStage.A);
      stage.until("nothing waits", () -> stage.waiting() == 0);
      stage.rest();

      stage.client.queue.limits(own, stage.limits().getLast());
      stage.client.restarts();
      stage.rest();

      assertThat(stage.limits().getFirst()).as("set to %d", own).isEqualTo(own);
      stage.kept.closes(emergency);
      stage.rest();
      assertThat(stage.limits()).as("set to %d", own).containsExactly(own, 5);
    }
  }

  @Test
  void saysThatTheQueueHindersOnceItsUserHasTakenALimitBack() {
    stage.seeds(8, QueueStage.A);
    stage.rest();
    stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();
    assertThat(stage.hindrances()).isEmpty();

    stage.client.queue.limits(1, stage.limits().getLast());
    stage.rest();

    assertThat(stage.hindrances()).containsExactly("queue");
  }

  @Test
  void saysNothingOfAQueueAheadOfWhichSeedsAreForced() {
    stage.kept.seeding = new EmergencyRule.Seeding(true, true, true);
    stage.seeds(8, QueueStage.A);
    stage.rest();

    stage.freezes(QueueStage.A);
    stage.rest();

    assertThat(stage.waiting()).isZero();
    assertThat(stage.hindrances()).isEmpty();
  }

  @Test
  void saysThatALimitIsNotGivenBackWhereTheClientDoesNotDoIt() {
    stage.seeds(8, QueueStage.A);
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();

    stage.client.queue.ignores(true);
    stage.kept.closes(emergency);
    stage.until("it is given up", () -> stage.refused() == 2);
    stage.rest();

    assertThat(stage.kept.told.values()).extracting(KeeperReport::refused).containsExactly(2);
  }

  @Test
  void triesTwiceToGiveALimitBackHoweverOftenItCouldNotBeRaised() {
    stage.kept.startsPerMinute = 10;
    stage.begin(3, 5);
    stage.seeds(60, QueueStage.A);
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);
    stage.until("a step shows", () -> stage.waiting() < 57);
    stage.client.queue.ignores(true);
    stage.until("the next is given up", () -> stage.refused() > 0);
    int orders = stage.client.queue.ordered().size();

    stage.kept.closes(emergency);
    stage.until("it is tried", () -> stage.client.queue.ordered().size() > orders);
    stage.client.queue.ignores(false);
    stage.rest();

    assertThat(stage.limits()).containsExactly(3, 5);
  }

  @Test
  void lowersBeforeAnythingStartsAgain() {
    stage.downloads(9, QueueStage.A);
    stage.seeds(8, QueueStage.A);
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);
    stage.until("all seeds run", () -> stage.waiting() == 0 && stage.limits().getLast() > 5);
    stage.rest();
    assertThat(stage.hindrances()).isEmpty();

    stage.kept.closes(emergency);
    stage.rest();

    assertThat(stage.limitsAtStarts).isNotEmpty().containsOnly(5);
    assertThat(stage.open()).isZero();
  }

  @Test
  void startsNothingBeforeLimitsAreLoweredThatTheClientWouldNotLowerAtFirst() {
    stage.downloads(9, QueueStage.A);
    stage.seeds(8, QueueStage.A);
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);
    stage.until("all seeds run", () -> stage.waiting() == 0 && stage.limits().getLast() > 5);
    stage.rest();
    int asked = stage.client.queue.asked();

    stage.kept.closes(emergency);
    stage.client.queue.refuses(409);
    stage.until("it is asked", () -> stage.client.queue.asked() > asked);
    stage.client.queue.refuses(200);
    stage.rest();

    assertThat(stage.limitsAtStarts).isNotEmpty().containsOnly(5);
    assertThat(stage.limits()).containsExactly(3, 5);
    assertThat(stage.open()).isZero();
  }

  @Test
  void givesBackDownloadsThoughTheClientNeverLowersItsLimits() {
    stage.downloads(9, QueueStage.A);
    stage.seeds(8, QueueStage.A);
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);
    stage.until("all seeds run", () -> stage.waiting() == 0 && stage.limits().getLast() > 5);
    stage.rest();

    stage.kept.closes(emergency);
    stage.client.queue.refuses(409);
    stage.rest();

    assertThat(stage.refused()).isPositive();
    Client client = stage.client;
    assertThat(client.torrents()).noneMatch(one -> one.run() == Run.STOPPED);
  }

  @Test
  void raisesAgainForAClientThatForgotThoughManyHeldTorrentsAreGoneForGood() {
    stage.downloads(30, QueueStage.A);
    stage.seeds(8, QueueStage.A);
    stage.rest();
    stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();
    IntStream.rangeClosed(1, 15).forEach(one -> stage.client.removes(QueueStage.hashOf(one)));
    stage.rest();
    IntStream.rangeClosed(16, 29).forEach(one -> stage.client.removes(QueueStage.hashOf(one)));
    stage.rest();
    assertThat(stage.kept.books.count("baselines where parked_at is not null")).isEqualTo(29);

    stage.client.queue.limits(3, 5);
    stage.client.restarts();
    stage.rest();

    assertThat(stage.waiting()).isZero();
  }

  @Test
  void givesLimitsBackThoughManyTorrentsWaitForADecision() {
    stage.downloads(30, QueueStage.A);
    stage.seeds(8, QueueStage.A);
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();

    IntStream.rangeClosed(1, 30).forEach(one -> stage.client.removes(QueueStage.hashOf(one)));
    stage.client.restarts();
    stage.rest();
    stage.kept.closes(emergency);
    stage.rest();

    assertThat(stage.kept.books.count("baselines where guarded_at is not null")).isEqualTo(30);
    assertThat(stage.limits()).containsExactly(3, 5);
  }
}
