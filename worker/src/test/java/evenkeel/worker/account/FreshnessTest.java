package evenkeel.worker.account;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.settings.AccountSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FreshnessTest {
  private static final AccountSettings MAM = AccountStage.SETTINGS;
  private static final int TURNS = 6;

  private final AccountStage stage = new AccountStage();

  @Test
  void tellsOnceWhenASiteNeverAnswersAndOnceWhenItDoesAgain() {
    stage.take("run-1", 200, 100);

    look(Duration.ofMinutes(30));
    assertThat(stage.notices()).isEmpty();
    look(Duration.ofDays(3));
    assertThat(stage.notices())
        .singleElement()
        .asString()
        .startsWith("STALE: account mam has no fresh reading since 2026-03-01T12:00:00Z: ")
        .contains("read-account/mam");
    stage.take("run-2", 201, 100);
    look(Duration.ofMinutes(20));

    assertThat(stage.notices())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("FRESH: account mam has fresh readings again, since 2026-03-04T12:30:00Z");
  }

  @Test
  void tellsOfEachTimeThatReadingsStayAway() {
    for (int spell = 0; spell < 3; spell++) {
      stage.take("run-" + spell, 200, 100);
      look(Duration.ofHours(13));
    }

    assertThat(stage.notices())
        .extracting(notice -> notice.substring(0, 5))
        .containsExactly("STALE", "FRESH", "STALE", "FRESH", "STALE");
  }

  @Test
  void saysWhyNoneCouldBeTaken() {
    stage.take("run-1", 200, 100);

    stage.freshness.missed(MAM, "the site is down");
    assertThat(stage.notices()).isEmpty();
    look(Duration.ofMinutes(40));

    assertThat(stage.notices()).singleElement().asString().endsWith("Z: the site is down");
  }

  @Test
  void saysWhyAnswersDoNotCount() {
    stage.take("run-1", 200, 100);
    stage.take("run-2", 0, 0);

    look(Duration.ofMinutes(40));

    assertThat(stage.notices()).last().asString().startsWith("STALE").contains("answer changed");
  }

  @Test
  void tellsAtOnceWhenTheFirstReadingEverFails() {
    stage.freshness.missed(MAM, "not signed in");
    stage.freshness.missed(MAM, "not signed in");

    assertThat(stage.notices())
        .containsExactly("STALE: account mam has no reading yet: not signed in");
  }

  @Test
  void tellsAnotherProcessNothingNew() {
    stage.take("run-1", 200, 100);
    look(Duration.ofHours(1));

    stage.freshness = stage.newFreshness();
    look(Duration.ofHours(1));
    stage.take("run-2", 200, 100);
    look(Duration.ofMinutes(1));
    stage.freshness = stage.newFreshness();
    look(Duration.ofMinutes(1));

    assertThat(stage.notices()).hasSize(2);
  }

  @Test
  void measuresAgeHoweverTheClockIsSet() {
    stage.take("run-1", 200, 100);
    look(Duration.ofMinutes(10));

    stage.now = stage.now.plus(Duration.ofDays(2));
    look(Duration.ofMinutes(19));
    assertThat(stage.notices()).as("set forward").isEmpty();
    stage.now = stage.now.minus(Duration.ofDays(9));
    look(Duration.ofMinutes(2));

    assertThat(stage.notices()).as("set back").hasSize(1);
  }

  @Test
  void takesAReadingOfTheFutureForOneOfNow() {
    stage.take("run-1", 200, 100);
    stage.now = stage.now.minus(Duration.ofDays(1));

    look(Duration.ofMinutes(29));
    assertThat(stage.notices()).isEmpty();
    look(Duration.ofMinutes(2));

    assertThat(stage.notices()).hasSize(1);
  }

  /** Looks again and again. */
  private void look(Duration time) {
    stage.freshness.check(MAM);
    for (int turn = 0; turn < TURNS; turn++) {
      stage.pass(time.dividedBy(TURNS));
      stage.freshness.check(MAM);
    }
  }
}
