package evenkeel.emergency.workflow;

import static evenkeel.account.Readings.bad;
import static evenkeel.account.Readings.between;
import static evenkeel.account.Readings.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.emergency.Emergency;
import evenkeel.emergency.FreezeOrder;
import evenkeel.emergency.Notice.Kind;
import evenkeel.emergency.Phase;
import evenkeel.emergency.ReleaseOrder;
import evenkeel.emergency.Waiting;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way back takes its time, asks when it must, and goes only as far as the buffer bears. */
class WayBackStoryTest {
  private static final Map<String, Waiting> FIVE_WAIT = Map.of("home", new Waiting(5, 5L << 30));
  private static final Map<String, Waiting> TWO_WAIT = Map.of("home", new Waiting(2, 4L << 30));
  private static final String RECOVERED = "the ratio has recovered";

  private final Stage stage = new Stage();

  @AfterEach
  void end() {
    stage.close();
  }

  @Test
  void staysFrozenForAWhileHoweverSoonTheRatioRecovers() {
    stage.hands.atLeast = Duration.ofMinutes(30);
    freeze();
    stage.hear(good(2));
    stage.hear(good(3));

    assertThat(stage.status().phase()).isEqualTo(Phase.FROZEN);
    assertThat(stage.status().release().due()).isNotNull();
    stage.time.sleep(Duration.ofMinutes(20));
    assertThat(stage.status().phase()).isEqualTo(Phase.FROZEN);
    stage.time.sleep(Duration.ofMinutes(20));

    assertThat(stage.status().phase()).isEqualTo(Phase.RELEASING);
    stage.returned("home", 7);
    assertThat(stage.result().ending()).isEqualTo(RECOVERED);
    stage.finish("waits-until-it-is-time");
  }

  @Test
  void staysFrozenWhenItRelapsesBeforeItIsTime() {
    stage.hands.atLeast = Duration.ofMinutes(30);
    freeze();
    stage.hear(good(2));
    stage.hear(good(3));
    stage.hear(between(4));

    stage.time.sleep(Duration.ofHours(2));

    assertThat(stage.status().phase()).isEqualTo(Phase.FROZEN);
    assertThat(stage.status().release().due()).isNull();
    assertThat(stage.hands.diary).doesNotContain("give back 7: " + RECOVERED);
  }

  @Test
  void asksWhenItHasBegunTooOftenInADayAndIsHandedBack() {
    stage.hands.asksUntil = Instant.parse("2030-01-01T00:00:00Z");
    freeze();
    for (int reading = 2; reading < 8; reading++) {
      stage.hear(good(reading));
    }

    assertThat(stage.status().phase()).isEqualTo(Phase.FROZEN);
    assertThat(stage.status().asking()).isTrue();
    assertThat(told(Kind.ASKING)).isOne();

    stage.hands.waiting = FIVE_WAIT;
    stage.story().handBack();
    stage.returned("home", 7);

    assertThat(stage.result().ending()).isEqualTo("handed back");
    assertThat(stage.hands.diary).containsSubsequence("quiet", "close 7: handed back");
    stage.finish("asks-and-is-handed-back-quietly");
  }

  /** A relapse is heard before the ledger is asked about it. */
  @Test
  void isNotHandedBackOnceItHasRelapsedThoughItAsked() {
    stage.hands.asksUntil = Instant.parse("2030-01-01T00:00:00Z");
    freeze();
    stage.hear(good(2));
    stage.hear(good(3));
    var gate = new Gate();
    stage.hands.holdStanding = gate;
    stage.send(bad(4));
    gate.awaitReached();

    assertThat(stage.status().asking()).isFalse();
    assertThatThrownBy(() -> stage.story().handBack())
        .rootCause()
        .hasMessageContaining("Nobody holds mam");
    gate.open();
  }

  @Test
  void endsByItselfOnceTheDayIsOver() {
    stage.hands.asksUntil = Instant.parse("2030-01-01T00:00:00Z");
    freeze();
    stage.hear(good(2));
    stage.hear(good(3));
    assertThat(stage.status().asking()).isTrue();

    stage.hands.asksUntil = null;
    stage.hear(good(4));

    assertThat(stage.status().phase()).isEqualTo(Phase.RELEASING);
  }

  @Test
  void refusesToHandBackWhatNobodyHoldsAndNothingAsks() {
    freeze();
    stage.hear(good(2));

    assertThatThrownBy(() -> stage.story().handBack())
        .rootCause()
        .hasMessageContaining("Nobody holds mam");
  }

  @Test
  void givesBackMoreAtEachReadingUntilNothingWaits() {
    waits();
    assertThat(stage.status().waiting()).isTrue();
    assertThat(stage.status().release().total()).isEqualTo(new Waiting(5, 5L << 30));

    stage.hands.waiting = TWO_WAIT;
    stage.hear(between(4));
    assertThat(stage.status().release().waiting()).isEqualTo(TWO_WAIT);
    stage.hands.waiting = Map.of();
    stage.hear(good(5));
    stage.returned("home", 7);

    assertThat(stage.result().release().total()).isEqualTo(Waiting.NONE);
    assertThat(told(Kind.WAITING)).isOne();
    assertThat(stage.hands.diary)
        .containsSubsequence(
            "give back 7: the ratio has recovered, some waits",
            "tell WAITING",
            "give back 7: the ratio has recovered, some waits",
            "give back 7: the ratio has recovered",
            "tell RELEASED");
    stage.finish("gives-back-in-parts");
  }

  @Test
  void isNotReleasedWhileSomethingWaitsWhateverTheClientReports() {
    waits();

    stage.returned("home", 7);

    assertThat(stage.status().phase()).isEqualTo(Phase.RELEASING);
    assertThat(stage.hands.diary).doesNotContain("tell RELEASED");
  }

  @Test
  void tellsOnceWhatNeverFits() {
    waits();
    stage.hands.tooLarge = new Waiting(1, 3L << 30);

    stage.hear(good(4));
    stage.hear(good(5));

    assertThat(told(Kind.TOO_LARGE)).isOne();
    assertThat(stage.hands.notices.getLast().text()).contains("1 torrent, 3.00 GiB");
  }

  @Test
  void turnsRoundWhenItRelapsesWhileSomethingWaits() {
    waits();

    stage.hear(bad(4));

    assertThat(stage.status().number()).isEqualTo(8);
    assertThat(stage.status().phase()).isEqualTo(Phase.FREEZING);
    assertThat(stage.status().release().waiting()).isEmpty();
    stage.placed("home", 8);
    stage.hands.waiting = Map.of();
    stage.hear(good(5));
    stage.hear(good(6));
    stage.returned("home", 8);
    assertThat(stage.result().number()).isEqualTo(8);
    stage.finish("relapses-while-waiting");
  }

  @Test
  void hearsARelapseWhileItGivesBack() {
    freeze();
    stage.hands.waiting = FIVE_WAIT;
    stage.hear(good(2));
    var gate = new Gate();
    stage.hands.holdGiveBack = gate;
    stage.send(good(3));
    gate.awaitReached();

    stage.send(bad(4));
    gate.open();
    stage.settle();

    assertThat(stage.status().number()).isEqualTo(8);
    assertThat(stage.status().phase()).isEqualTo(Phase.FREEZING);
  }

  @Test
  void turnsRoundWhenAFreezeIsOrderedWhileSomethingWaits() {
    waits();

    var answer = stage.freeze("to be sure");

    assertThat(answer.number()).isEqualTo(8);
    assertThat(answer.hold()).isEqualTo("to be sure");
    assertThat(answer.phase()).isEqualTo(Phase.FREEZING);
    stage.story().handBack();
    stage.returned("home", 8);
    assertThat(stage.result().ending()).isEqualTo("handed back");
    stage.finish("frozen-while-waiting");
  }

  @Test
  void givesAllBackByOrderWhateverTheBufferBears() {
    waits();

    stage.story().release(new ReleaseOrder("I know better"));
    stage.returned("home", 7);

    assertThat(stage.result().ending()).isEqualTo("ordered: I know better");
    assertThat(stage.hands.diary).containsSubsequence("quiet", "close 7: ordered: I know better");
    stage.finish("released-while-waiting");
  }

  @Test
  void givesAllBackWhenWhatWaitsIsHandedBack() {
    waits();

    stage.story().handBack();
    stage.returned("home", 7);

    assertThat(stage.result().ending()).isEqualTo("handed back");
    assertThat(stage.hands.diary).containsSubsequence("quiet", "close 7: handed back");
    stage.finish("handed-back-quietly-while-waiting");
  }

  @Test
  void givesAllBackWhenItIsCancelledWhileSomethingWaits() {
    waits();

    WorkflowStub.fromTyped(stage.story()).cancel();
    stage.settle();
    stage.returned("home", 7);

    assertThat(stage.status().phase()).isEqualTo(Phase.RELEASED);
    assertThat(stage.hands.diary)
        .containsSubsequence("quiet", "close 7: the story was cancelled", "tell RELEASED");
    stage.finish("cancelled-while-waiting");
  }

  @Test
  void endsWhenItsRowWasClosedByHandWhileSomethingWaits() {
    waits();
    stage.hands.restore();

    stage.hear(good(4));

    assertThat(stage.result().ending()).isEqualTo("restored by hand");
    assertThat(stage.hands.diary).doesNotContain("open 8");
    stage.finish("restored-while-waiting");
  }

  @Test
  void goesOnGivingBackTheRowOfALostStory() {
    stage.hands.leaveReturning(3);
    stage.hands.waiting = TWO_WAIT;

    stage.adopt(7);

    assertThat(stage.status().phase()).isEqualTo(Phase.RELEASING);
    assertThat(stage.status().release().waiting()).isEqualTo(TWO_WAIT);
    stage.hands.waiting = Map.of();
    stage.hear(good(4));
    stage.returned("home", 7);
    assertThat(stage.result().ending()).isEqualTo(RECOVERED);
    stage.finish("adopts-what-waits");
  }

  @Test
  void turnsRoundTheRowOfALostStoryForANewerReadingAlone() {
    stage.hands.leaveReturning(3);
    stage.hands.waiting = TWO_WAIT;
    stage.adopt(7);

    stage.hear(bad(3));
    assertThat(stage.status().phase())
        .as("it has been taken into account")
        .isEqualTo(Phase.RELEASING);
    stage.hear(bad(4));

    assertThat(stage.status().number()).isEqualTo(8);
    assertThat(stage.status().phase()).isEqualTo(Phase.FREEZING);
  }

  /** History grows with readings; what waits, and for what, does not. */
  @Test
  void goesOnInAFreshHistoryWhileSomethingWaits() {
    waits();
    String first = stage.run();

    for (int reading = 4; reading < 4 + 13 * 12; reading++) {
      stage.time.sleep(Duration.ofMinutes(5));
      stage.send(between(reading));
      stage.pending("attic", 7);
    }
    stage.settle();

    assertThat(stage.run()).isNotEqualTo(first);
    assertThat(stage.status().release().waiting()).isEqualTo(FIVE_WAIT);
    assertThat(stage.status().clients()).containsOnlyKeys("attic", "home");
    assertThat(told(Kind.REMINDER)).as("reminders in thirteen hours").isOne();
    assertThat(told(Kind.WAITING)).isOne();
    stage.hands.waiting = Map.of();
    stage.hear(good(500));
    stage.returned("home", 7);
    assertThat(stage.result().ending()).isEqualTo(RECOVERED);
    stage.finish("waits-across-a-fresh-history");
  }

  @Test
  void answersAnOrderThatWaitsBeforeItGoesOnInAFreshHistory() throws Exception {
    waits();
    String first = stage.run();
    var gate = new Gate();
    stage.hands.holdGiveBack = gate;
    stage.send(good(4));
    gate.awaitReached();
    var order =
        WorkflowStub.fromTyped(stage.story())
            .startUpdate(
                "freeze",
                WorkflowUpdateStage.ACCEPTED,
                Emergency.class,
                new FreezeOrder("to be sure"));

    for (int reading = 5; reading < 1_200; reading++) {
      stage.send(between(reading));
    }
    gate.open();

    Emergency answer = order.getResultAsync().get(5, TimeUnit.MINUTES);
    assertThat(answer.hold()).isEqualTo("to be sure");
    assertThat(answer.number()).isEqualTo(8);
    stage.settle();
    assertThat(stage.run()).isNotEqualTo(first);
    assertThat(stage.status().holding()).isTrue();
    assertThat(stage.status().cause().lastReading()).isEqualTo(between(1_199));
  }

  private long told(Kind kind) {
    return stage.hands.notices.stream().filter(notice -> notice.kind() == kind).count();
  }

  private void freeze() {
    stage.announce(bad(1));
    stage.placed("home", 7);
  }

  private void waits() {
    freeze();
    stage.hands.waiting = FIVE_WAIT;
    stage.hear(good(2));
    stage.hear(good(3));
  }
}
