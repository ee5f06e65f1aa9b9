package evenkeel.emergency.workflow;

import static evenkeel.account.Readings.bad;
import static evenkeel.account.Readings.good;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.emergency.Notice.Kind;
import evenkeel.emergency.Phase;
import evenkeel.emergency.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is given back stays given back, and is told as what it is. */
class GivenBackStoryTest {
  private static final Waiting THREE = new Waiting(3, 9L << 30);

  private final Stage stage = new Stage();

  @AfterEach
  void end() {
    stage.close();
  }

  @Test
  void isNotFrozenAgainByAReadingOnceItIsHandedBack() {
    freeze();
    stage.hands.waiting = Map.of("home", THREE);
    stage.hear(good(2));
    stage.hear(good(3));

    stage.story().handBack();
    stage.hear(bad(4));
    stage.hear(bad(5));

    assertThat(stage.hands.diary).contains("refuse to open").doesNotContain("open 8");
    stage.returned("home", 7);
    assertThat(stage.result().phase()).isEqualTo(Phase.RELEASED);
    stage.finish("stays-handed-back");
  }

  @Test
  void endsAsItShouldThoughAReminderIsDueWhileAClientIsAway() {
    stage.hands.clients = Set.of("attic", "home");
    freeze();
    stage.placed("attic", 7);
    stage.hear(good(2));
    stage.hear(good(3));
    stage.returned("home", 7);

    stage.time.sleep(Duration.ofHours(25));

    assertThat(stage.status().phase()).isEqualTo(Phase.RELEASING);
    stage.returned("attic", 7);
    assertThat(stage.result().ending()).isEqualTo("the ratio has recovered");
    assertThat(kinds()).contains(Kind.RELEASED).doesNotContain(Kind.REMINDER);
    stage.finish("reminder-due-while-a-client-is-away");
  }

  @Test
  void tellsOfWhatIsTooLargeAloneWhenNothingElseWaits() {
    freeze();
    stage.hands.waiting = Map.of("home", THREE);
    stage.hands.tooLarge = THREE;
    stage.hear(good(2));
    stage.hear(good(3));

    assertThat(kinds()).contains(Kind.TOO_LARGE).doesNotContain(Kind.WAITING);
    stage.hands.tooLarge = new Waiting(1, 3L << 30);
    stage.hear(good(4));
    assertThat(kinds()).contains(Kind.WAITING);
    stage.finish("only-what-is-too-large-waits");
  }

  @Test
  void remindsOfWhatIsGivenBackAndNotOfAnEmergencyThatGoesOn() {
    freeze();
    stage.hands.waiting = Map.of("home", THREE);
    stage.hear(good(2));
    stage.hear(good(3));

    stage.time.sleep(Duration.ofHours(13));

    assertThat(stage.hands.notices.getLast().kind()).isEqualTo(Kind.REMINDER);
    assertThat(stage.hands.notices.getLast().text())
        .startsWith("mam is being given back (the ratio has recovered): ")
        .contains("Waiting for the buffer: 3 torrents");
  }

  private List<Kind> kinds() {
    return stage.hands.notices.stream().map(notice -> notice.kind()).toList();
  }

  private void freeze() {
    stage.announce(bad(1));
    stage.placed("home", 7);
  }
}
