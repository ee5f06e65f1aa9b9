package evenkeel.emergency.workflow;

import static evenkeel.account.Readings.bad;
import static evenkeel.account.Readings.between;
import static evenkeel.account.Readings.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.emergency.Notice.Kind;
import evenkeel.emergency.Phase;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RatioEmergencyStoryTest {
  private final Stage stage = new Stage();

  @AfterEach
  void end() {
    stage.close();
  }

  @Test
  void freezesAndGivesBackInThisOrder() {
    stage.announce(bad(1));
    stage.placed("home", 7);
    stage.hear(good(2));
    stage.hear(good(3));
    stage.returned("home", 7);

    var end = stage.result();
    stage.finish("freezes-and-gives-back");

    assertThat(end.phase()).isEqualTo(Phase.RELEASED);
    assertThat(stage.hands.diary)
        .containsExactly(
            "open 7",
            "tell OPENED",
            "tell FROZEN",
            "give back 7: the ratio has recovered",
            "tell RELEASED");
  }

  @Test
  void isFrozenOnlyOnceEveryClientHasEverythingInPlace() {
    stage.hands.clients = Set.of("attic", "home");
    stage.announce(bad(1));
    stage.placed("home", 7);

    assertThat(stage.status().phase()).isEqualTo(Phase.FREEZING);

    stage.pending("attic", 7);
    assertThat(stage.status().phase()).isEqualTo(Phase.FREEZING);

    stage.placed("attic", 7);
    assertThat(stage.status().phase()).isEqualTo(Phase.FROZEN);
  }

  @Test
  void ignoresALateReportOfAnOlderRow() {
    stage.announce(bad(1));

    stage.placed("home", 6);

    assertThat(stage.status().phase()).isEqualTo(Phase.FREEZING);
  }

  @Test
  void isReleasedOnlyWhenTheClientHasGivenEverythingBack() {
    stage.announce(bad(1));
    stage.placed("home", 7);
    stage.hear(good(2));
    stage.hear(good(3));

    stage.placed("home", 7);

    assertThat(stage.status().phase()).isEqualTo(Phase.RELEASING);
  }

  @Test
  void startsCountingAgainAfterAReadingNotAtRecovery() {
    stage.announce(bad(1));
    stage.hear(good(2));
    stage.hear(between(3));
    stage.hear(good(4));

    assertThat(stage.status().atRecovery()).isEqualTo(1);
    assertThat(stage.status().phase()).isEqualTo(Phase.FREEZING);
  }

  @Test
  void countsAReadingHeardTwiceOrLateOnlyOnce() {
    stage.announce(bad(1));
    stage.announce(bad(1));
    stage.hear(good(5));
    stage.hear(good(5));
    stage.hear(good(4));

    assertThat(stage.status().atRecovery()).isEqualTo(1);
    assertThat(stage.hands.diary).containsOnlyOnce("open 7");
  }

  @Test
  void turnsRoundWithANewRowWhenItRelapsesWhileReleasing() {
    stage.announce(bad(1));
    stage.placed("home", 7);
    stage.hear(good(2));
    stage.hear(good(3));

    stage.hear(bad(4));

    assertThat(stage.status().phase()).isEqualTo(Phase.FREEZING);
    assertThat(stage.status().number()).isEqualTo(8);
    stage.returned("home", 7);
    assertThat(stage.status().phase()).isEqualTo(Phase.FREEZING);
    stage.placed("home", 8);
    assertThat(stage.status().phase()).isEqualTo(Phase.FROZEN);
    stage.hear(good(5));
    stage.hear(good(6));
    stage.returned("home", 8);
    assertThat(stage.result().number()).isEqualTo(8);
    stage.finish("relapses-while-releasing");
  }

  @Test
  void endsWhenItsRowWasClosedByHand() {
    stage.announce(bad(1));
    stage.placed("home", 7);
    stage.hands.restore();

    stage.hear(bad(2));

    var end = stage.result();
    stage.finish("row-closed-by-hand");
    assertThat(end.phase()).isEqualTo(Phase.RELEASED);
    assertThat(end.ending()).isEqualTo("restored by hand");
    assertThat(stage.hands.diary).containsOnlyOnce("open 7").doesNotContain("open 8");
  }

  @Test
  void endsWhenItFindsItsRowClosedByHandAsItCloses() {
    stage.freeze("a talk with the moderators");
    stage.hands.restore();

    stage.story().handBack();

    assertThat(stage.result().ending()).isEqualTo("restored by hand");
  }

  @Test
  void goesOnWithTheRowOfALostStoryUntilTheRatioHasRecovered() {
    stage.hands.leaveOpen();

    stage.adopt(7);
    stage.placed("home", 7);
    stage.hear(between(1));
    assertThat(stage.status().phase()).isEqualTo(Phase.FROZEN);
    stage.hear(good(2));
    stage.hear(good(3));
    stage.returned("home", 7);

    assertThat(stage.result().number()).isEqualTo(7);
    stage.finish("adopts-a-row");
  }

  @Test
  void releasesWhenItIsCancelled() {
    stage.announce(bad(1));
    stage.placed("home", 7);

    WorkflowStub.fromTyped(stage.story()).cancel();
    stage.settle();
    stage.returned("home", 7);

    assertThatThrownBy(stage::result).hasCauseInstanceOf(CanceledFailure.class);
    stage.finish("is-cancelled");
    assertThat(stage.status().phase()).isEqualTo(Phase.RELEASED);
    assertThat(stage.hands.diary)
        .containsSubsequence("quiet", "close 7: the story was cancelled", "tell RELEASED");
  }

  @Test
  void remindsOnceInThirteenHoursOfReadings() {
    stage.announce(bad(1));
    stage.placed("home", 7);
    String firstRun = stage.run();

    for (int reading = 2; reading < 2 + 13 * 12; reading++) {
      stage.time.sleep(Duration.ofMinutes(5));
      stage.send(bad(reading));
    }
    stage.settle();

    assertThat(stage.hands.notices.stream().filter(notice -> notice.kind() == Kind.REMINDER))
        .hasSize(1);
    assertThat(stage.run()).as("went on in a fresh history").isNotEqualTo(firstRun);
    assertThat(stage.status().lastReading()).isEqualTo(bad(157));
    stage.finish("reminds-across-a-fresh-history");
  }
}
