package evenkeel.worker.keeping.model;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.emergency.EmergencyRule;
import evenkeel.torrent.ShareLimits;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.model.client.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The limits of a queue, where everything can be made to meet. */
class QueueStoriesTest {
  private static final int MOMENTS_OF_A_RAISE = 30;
  private static final long MINUTE = 60_000;

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

  /** 3000 are let run with {@code -Devenkeel.queue.seeds=3000}. */
  @Test
  void letsNoMoreRunInAMinuteThanThePaceBears() {
    int seeds = Integer.getInteger("evenkeel.queue.seeds", 300);
    stage.kept.startsPerMinute = seeds / 5;
    stage.begin(3, 5);
    stage.seeds(seeds, QueueStage.A);
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);

    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();
    List<Long> starts = stage.client.queue.starts();
    stage.kept.closes(emergency);
    stage.rest();

    assertThat(starts).hasSize(seeds - 3);
    assertThat(starts)
        .allSatisfy(start ->
            assertThat(starts)
                .filteredOn(other -> other >= start && other < start + MINUTE)
                .hasSizeLessThanOrEqualTo(seeds / 5));
    assertThat(stage.limits()).containsExactly(3, 5);
    assertThat(stage.client.queue.ordered().getLast()).isEqualTo(3);
    assertThat(stage.open()).isZero();
  }

  @Test
  void keepsThePaceAgainWhenTheClientHasForgottenTheRaise() {
    stage.kept.startsPerMinute = 10;
    stage.begin(3, 5);
    stage.seeds(40, QueueStage.A);
    stage.rest();
    stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    int before = stage.client.queue.ordered().size();

    stage.client.queue.limits(3, 5);
    stage.client.restarts();
    stage.until("it is asserted", () -> stage.client.queue.ordered().size() > before);
    stage.until("nothing waits", () -> stage.waiting() == 0);

    List<Integer> again =
        stage.client.queue.ordered().subList(before, stage.client.queue.ordered().size());
    assertThat(again.getFirst()).isLessThanOrEqualTo(13);
    assertThat(again).isSorted();
  }

  @Test
  void comesToTheSameEndWhereverTheKeeperDies() {
    for (int moment = 0; moment < MOMENTS_OF_A_RAISE; moment++) {
      stage.begin(3, 5);
      stage.seeds(8, QueueStage.A);
      stage.rest();
      Holder emergency = stage.freezes(QueueStage.A);
      stage.kept.moments.die(moment);
      stage.until("nothing waits", () -> stage.waiting() == 0);
      stage.rest();
      stage.kept.moments.die(moment);
      stage.kept.closes(emergency);
      stage.rest();

      assertThat(stage.limits()).as("died at %d", moment).containsExactly(3, 5);
      assertThat(stage.open()).as("died at %d", moment).isZero();
    }
  }

  @Test
  void comesToTheSameEndWhereverTheClientIsKilledAndForgets() {
    for (int moment = 0; moment < MOMENTS_OF_A_RAISE; moment++) {
      stage.begin(3, 5);
      stage.seeds(8, QueueStage.A);
      stage.rest();
      Holder emergency = stage.freezes(QueueStage.A);
      stage.kept.moments.after(moment, this::forget);
      stage.until("all that was to happen has happened", () -> !stage.kept.moments.waiting());
      stage.until("nothing waits", () -> stage.waiting() == 0);
      stage.rest();
      stage.kept.closes(emergency);
      stage.rest();

      assertThat(stage.limits()).as("killed at %d", moment).containsExactly(3, 5);
      assertThat(stage.open()).as("killed at %d", moment).isZero();
    }
  }

  private void forget() {
    stage.client.queue.limits(3, 5);
    stage.client.restarts();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.Kind.class,
      names = {"FORBIDDEN", "FULL"},
      mode = Mode.EXCLUDE)
  void comesToTheSameEndWhateverBecomesOfItsCalls(Fault.Kind kind) {
    stage.seeds(8, QueueStage.A);
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);
    stage.client.way().strikes(new Fault(kind, true, 0));
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();
    stage.client.way().strikes(new Fault(kind, true, 0));
    stage.kept.closes(emergency);
    stage.rest();
    stage.client.way().deliversAll();
    stage.rest();

    assertThat(stage.limits()).containsExactly(3, 5);
    assertThat(stage.open()).isZero();
  }

  @Test
  void lowersToWhatAnotherAccountNeedsWhenOneIsReleased() {
    stage.seeds(3, QueueStage.A);
    stage.seeds(2, QueueStage.B);
    stage.seeds(27, QueueStage.A);
    stage.rest();
    Holder b = stage.freezes(QueueStage.B);
    stage.until("B raises", () -> stage.limits().getFirst() > 3);
    stage.rest();
    List<Integer> forB = stage.limits();
    Holder a = stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();

    stage.kept.closes(a);
    stage.rest();
    assertThat(stage.limits()).isEqualTo(forB);
    stage.kept.closes(b);
    stage.rest();

    assertThat(stage.limits()).containsExactly(3, 5);
  }

  @Test
  void leavesNoLimitAsNoLimit() {
    stage.begin(3, -1);
    stage.seeds(8, QueueStage.A);
    stage.rest();

    Holder emergency = stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();

    assertThat(stage.limits().getLast()).isEqualTo(-1);
    assertThat(stage.kept.books.count("receipts")).isEqualTo(1);
    stage.kept.closes(emergency);
    stage.rest();
    assertThat(stage.limits()).containsExactly(3, -1);
  }

  @Test
  void keepsWhatItsUserSetsMeanwhileAndRaisesItNoMore() {
    for (int changed : IntStream.of(0, 1, 4, 50, -1).toArray()) {
      stage.begin(3, 5);
      stage.seeds(8, QueueStage.A);
      stage.rest();
      Holder emergency = stage.freezes(QueueStage.A);
      stage.until("nothing waits", () -> stage.waiting() == 0);
      stage.rest();

      stage.client.queue.limits(changed, 5);
      stage.rest();
      int orders = stage.client.queue.ordered().size();
      stage.rest();
      stage.kept.closes(emergency);
      stage.rest();

      assertThat(stage.limits()).as("set to %d", changed).containsExactly(changed, 5);
      assertThat(stage.client.queue.ordered()).as("set to %d", changed).hasSize(orders);
    }
  }

  @Test
  void raisesOnceByWhatWaits() {
    stage.seeds(8, QueueStage.A);
    stage.rest();

    stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();

    assertThat(stage.client.queue.ordered()).containsExactly(8);
    assertThat(stage.limits()).containsExactly(8, 8);
  }

  @Test
  void letsSeedsRunOnWhenTheNextEmergencyBeginsAsTheLastOneEnds() {
    stage.seeds(8, QueueStage.A);
    stage.rest();
    Holder first = stage.freezes(QueueStage.A);
    stage.until("nothing waits", () -> stage.waiting() == 0);
    stage.rest();

    stage.kept.closes(first);
    Holder second = stage.freezes(QueueStage.A);
    stage.rest();
    assertThat(stage.client.queue.ordered()).doesNotContain(3);
    assertThat(stage.waiting()).isZero();
    stage.kept.closes(second);
    stage.rest();

    assertThat(stage.limits()).containsExactly(3, 5);
  }

  /**
   * Nothing could tell at two moments alone: after the preferences are asked for once more, and
   * after the share limits are, which could cost a torrent and so come last.
   */
  @Test
  void overwritesNothingThatItsUserHasSetSinceTheLook() {
    int overwritten = 0;
    for (int moment = 0; moment < MOMENTS_OF_A_RAISE; moment++) {
      stage.begin(3, 5);
      stage.seeds(8, QueueStage.A);
      stage.rest();
      Holder emergency = stage.freezes(QueueStage.A);
      boolean[] unwritten = {false};
      stage.kept.moments.after(
          moment,
          () -> {
            unwritten[0] = stage.kept.books.count("receipts") == 0;
            stage.client.queue.limits(4, 5);
          });
      stage.until("all that was to happen has happened", () -> !stage.kept.moments.waiting());
      stage.rest();
      stage.kept.closes(emergency);
      stage.rest();
      overwritten += unwritten[0] && stage.limits().getFirst() != 4 ? 1 : 0;
    }

    assertThat(overwritten).isLessThanOrEqualTo(2);
  }

  /** As above: what no poll has told yet is asked for last, just before it is written down. */
  @Test
  void letsNoSeedRunThatWasGivenAShareLimitSinceTheLook() {
    int wrong = 0;
    for (int moment = 0; moment < MOMENTS_OF_A_RAISE; moment++) {
      stage.begin(3, 5);
      stage.seeds(8, QueueStage.A);
      stage.rest();
      stage.freezes(QueueStage.A);
      boolean[] unwritten = {false};
      stage.kept.moments.after(
          moment,
          () -> {
            unwritten[0] = stage.kept.books.count("receipts") == 0;
            stage.client.limits(QueueStage.hashOf(8), new ShareLimits(-1, 4320, -1));
          });
      stage.until("all that was to happen has happened", () -> !stage.kept.moments.waiting());
      stage.rest();
      wrong += unwritten[0] && !stage.client.queue.ordered().isEmpty() ? 1 : 0;
    }

    assertThat(wrong).isLessThanOrEqualTo(1);
  }

  @Test
  void raisesNothingForWhoeverWasReleasedSinceTheLook() {
    for (int moment = 0; moment < MOMENTS_OF_A_RAISE; moment++) {
      stage.begin(3, 5);
      stage.seeds(8, QueueStage.A);
      stage.rest();
      Holder emergency = stage.freezes(QueueStage.A);
      boolean[] unwritten = {false};
      stage.kept.moments.after(
          moment,
          () -> {
            unwritten[0] = stage.kept.books.count("receipts") == 0;
            stage.kept.closes(emergency);
          });
      stage.until("all that was to happen has happened", () -> !stage.kept.moments.waiting());
      stage.rest();

      assertThat(unwritten[0] && !stage.client.queue.ordered().isEmpty())
          .as("released at %d", moment)
          .isFalse();
      assertThat(stage.limits()).as("released at %d", moment).containsExactly(3, 5);
    }
  }

  @Test
  void doesNothingWhereItIsNotWanted() {
    for (EmergencyRule.Seeding off :
        List.of(
            new EmergencyRule.Seeding(true, false, false),
            new EmergencyRule.Seeding(true, true, true))) {
      stage.kept.seeding = off;
      stage.begin(3, 5);
      stage.seeds(8, QueueStage.A);
      stage.freezes(QueueStage.A);

      stage.rest();

      assertThat(stage.client.queue.ordered()).as("%s", off).isEmpty();
    }
    stage.kept.seeding = new EmergencyRule.Seeding(true, true, false);
    stage.kept.observing = true;
    stage.begin(3, 5);
    stage.seeds(8, QueueStage.A);
    stage.freezes(QueueStage.A);
    stage.rest();
    assertThat(stage.client.queue.ordered()).as("only observed").isEmpty();
  }
}
