package evenkeel.emergency.workflow;

import static evenkeel.account.Readings.bad;
import static evenkeel.account.Readings.good;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.emergency.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NothingLostStoryTest {
  private final Stage stage = new Stage();

  @AfterEach
  void end() {
    stage.close();
  }

  @Test
  void keepsWhatItHearsDuringAnActivity() {
    stage.announce(bad(1));
    var gate = new Gate();
    stage.hands.holdStanding = gate;
    stage.send(good(2));
    gate.awaitReached();

    stage.send(good(3));
    gate.open();
    stage.settle();

    assertThat(stage.status().phase()).isEqualTo(Phase.RELEASING);
  }

  @Test
  void turnsRoundForARelapseHeardWhileTheRowIsBeingClosed() {
    stage.announce(bad(1));
    stage.hear(good(2));
    var gate = new Gate();
    stage.hands.holdGiveBack = gate;
    stage.send(good(3));
    gate.awaitReached();

    stage.send(bad(4));
    gate.open();
    stage.settle();

    assertThat(stage.hands.diary)
        .containsSubsequence("open 7", "give back 7: the ratio has recovered", "open 8");
    stage.finish("relapses-while-closing");
  }

  @Test
  void freezesAnewForAnOrderThatComesAfterARestore() {
    stage.announce(bad(1));
    stage.hands.restore();

    var answer = stage.freeze("to be sure");

    assertThat(answer.number()).isEqualTo(8);
    assertThat(answer.hold()).isEqualTo("to be sure");
    assertThat(stage.hands.diary)
        .containsSubsequence("open 7", "hold 7: to be sure", "open 8 held");
    stage.finish("ordered-after-restore");
  }
}
