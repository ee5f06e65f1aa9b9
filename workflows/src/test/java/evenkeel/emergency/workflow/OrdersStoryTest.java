package evenkeel.emergency.workflow;

import static evenkeel.account.Readings.bad;
import static evenkeel.account.Readings.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.emergency.FreezeOrder;
import evenkeel.emergency.Phase;
import evenkeel.emergency.ReleaseOrder;
import io.temporal.client.WorkflowUpdateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrdersStoryTest {
  private final Stage stage = new Stage();

  @AfterEach
  void end() {
    stage.close();
  }

  @Test
  void freezesByOrderAndHoldsUntilHandedBack() {
    var answer = stage.freeze("moving house");
    stage.placed("home", 7);
    stage.hear(good(1));
    stage.hear(good(2));
    stage.hear(good(3));

    assertThat(answer.number()).isEqualTo(7);
    assertThat(answer.hold()).isEqualTo("moving house");
    assertThat(stage.status().phase()).isEqualTo(Phase.FROZEN);

    var handedBack = stage.story().handBack();
    stage.returned("home", 7);

    assertThat(handedBack.phase()).isEqualTo(Phase.RELEASING);
    assertThat(stage.result().ending()).isEqualTo("handed back");
    stage.finish("held-and-handed-back");
  }

  @Test
  void joinsAnEmergencyThatRunsAlready() {
    stage.announce(bad(1));

    var answer = stage.freeze("to be sure");

    assertThat(answer.number()).isEqualTo(7);
    assertThat(answer.lastReading()).isEqualTo(bad(1));
    assertThat(stage.hands.diary).containsOnlyOnce("open 7");
  }

  @Test
  void writesDownEveryHoldBeforeItAnswers() {
    stage.announce(bad(1));

    stage.freeze("to be sure");
    assertThat(stage.hands.diary).last().isEqualTo("hold 7: to be sure");
    stage.freeze("for another reason");
    assertThat(stage.hands.diary).last().isEqualTo("hold 7: for another reason");
    stage.freeze("for another reason");
    stage.story().handBack();

    assertThat(stage.hands.diary)
        .containsSubsequence("hold 7: to be sure", "hold 7: for another reason", "hold 7: null");
    stage.finish("holds-what-was-open");
  }

  @Test
  void writesNothingDownForTheHoldThatOpenedTheRow() {
    stage.freeze("moving house");

    assertThat(stage.hands.diary).noneMatch(line -> line.startsWith("hold"));
  }

  @Test
  void staysFrozenAfterHandingBackWhileTheEmergencyStands() {
    stage.announce(bad(1));
    stage.freeze("to be sure");

    var answer = stage.story().handBack();

    assertThat(answer.phase()).isEqualTo(Phase.FREEZING);
    assertThat(answer.hold()).isNull();
  }

  @Test
  void releasesWhatWasOrderedOnceItIsHandedBackThoughItsStoryWasLost() {
    stage.hands.leaveHeld("moving house");
    stage.adopt(7);
    stage.placed("home", 7);

    var handedBack = stage.story().handBack();
    stage.returned("home", 7);

    assertThat(handedBack.phase()).isEqualTo(Phase.RELEASING);
    assertThat(stage.result().ending()).isEqualTo("handed back");
    stage.finish("handed-back-after-its-story-was-lost");
  }

  @Test
  void staysFrozenAfterHandingBackWhatReadingsHadOpenedThoughItsStoryWasLost() {
    stage.hands.leaveOpen();
    stage.freeze("to be sure");

    var answer = stage.story().handBack();

    assertThat(answer.phase()).isEqualTo(Phase.FREEZING);
    assertThat(answer.hold()).isNull();
    stage.finish("stays-frozen-after-its-story-was-lost");
  }

  @Test
  void releasesByOrderThenKeepsQuiet() {
    stage.freeze("to be sure");
    stage.hear(bad(1));

    stage.story().release(new ReleaseOrder("I know better"));
    stage.hear(bad(2));
    stage.returned("home", 7);

    assertThat(stage.result().ending()).isEqualTo("ordered: I know better");
    stage.finish("released-by-order");
    assertThat(stage.hands.diary)
        .containsExactly(
            "open 7 held",
            "tell OPENED",
            "quiet",
            "close 7: ordered: I know better",
            "refuse to open",
            "tell RELEASED");
  }

  @Test
  void opensNothingWhileItIsQuiet() {
    stage.hands.quiet = true;

    stage.announce(bad(1));

    assertThat(stage.result().ending()).isEqualTo("quiet since the operator released it");
    stage.finish("refused-while-quiet");
  }

  @Test
  void freezesByOrderAlthoughItIsQuiet() {
    stage.hands.quiet = true;

    assertThat(stage.freeze("to be sure").number()).isEqualTo(7);
  }

  @Test
  void turnsRoundWhenAFreezeIsOrderedWhileReleasing() {
    stage.freeze("first");
    stage.placed("home", 7);
    stage.story().release(new ReleaseOrder("enough"));

    var answer = stage.freeze("second");

    assertThat(answer.number()).isEqualTo(8);
    assertThat(answer.phase()).isEqualTo(Phase.FREEZING);
    assertThat(answer.hold()).isEqualTo("second");
    stage.finish("frozen-again-while-releasing");
  }

  @Test
  void refusesOrdersThatMakeNoSense() {
    stage.announce(bad(1));
    var story = stage.story();

    assertThatThrownBy(() -> story.freeze(new FreezeOrder("  ")))
        .isInstanceOf(WorkflowUpdateException.class)
        .rootCause()
        .hasMessageContaining("The reason is empty");
    assertThatThrownBy(() -> story.freeze(new FreezeOrder("x".repeat(301))))
        .rootCause()
        .hasMessageContaining("301 characters; at most 300");
    assertThatThrownBy(story::handBack).rootCause().hasMessageContaining("Nobody holds mam");
  }

  @Test
  void refusesToReleaseTwice() {
    stage.announce(bad(1));
    stage.story().release(new ReleaseOrder("enough"));

    assertThatThrownBy(() -> stage.story().release(new ReleaseOrder("again")))
        .rootCause()
        .hasMessageContaining("Nothing of mam is frozen");
  }
}
