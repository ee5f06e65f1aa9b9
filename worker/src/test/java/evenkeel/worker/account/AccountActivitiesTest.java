package evenkeel.worker.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import evenkeel.account.JudgedReading;
import evenkeel.account.Level;
import evenkeel.account.Moved;
import evenkeel.account.Projection;
import evenkeel.account.Reading;
import evenkeel.account.TakenReading;
import evenkeel.worker.trackersite.SiteTrouble;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AccountActivitiesTest {
  private final AccountStage stage = new AccountStage();
  private final AccountActivitiesImpl activities = stage.activities;

  @Test
  void judgesStoresAndPublishesAReading() {
    stage.site = () -> Readings.of(98, 100);

    TakenReading taken = activities.takeReading("mam");
    JudgedReading judged = Objects.requireNonNull(activities.record("run-1", taken));
    activities.announce(judged);

    assertThat(judged.level()).isEqualTo(Level.EMERGENCY);
    assertThat(stage.heard).containsExactly(judged);
    assertThat(activities.record("run-1", taken)).isEqualTo(judged);
  }

  @Test
  void refusesBytesThatFellOnceAndBelievesThemTheSecondTime() {
    stage.take("run-1", Readings.of(200, 100));

    assertThat(stage.take("run-2", Readings.of(0, 0))).isNull();
    assertThat(stage.take("run-3", Readings.of(200, 100))).isNotNull();
    assertThat(stage.take("run-4", Readings.of(150, 100))).isNull();
    JudgedReading lower = stage.take("run-5", Readings.of(150, 100));

    assertThat(Objects.requireNonNull(lower).reading().uploadedBytes()).isEqualTo(150);
    assertThat(stage.notices()).hasSize(3).last().asString().contains("corrected its books");
  }

  @Test
  void tellsOnceThatAnswersAreRefusedUntilOneCountsAgain() {
    stage.take("run-1", Readings.of(200, 100));

    for (int i = 2; i < 7; i++) {
      stage.take("run-" + i, Readings.of(-i, 100));
    }
    assertThat(stage.notices()).hasSize(1);
    stage.take("run-7", Readings.of(201, 100));
    stage.take("run-8", Readings.of(0, 0));

    assertThat(stage.notices()).hasSize(2);
  }

  @Test
  void judgesTheWorseOfWhatTheSiteBookedAndWhatTheClientMoved() {
    stage.traffic(0, 0, 0, 0);
    stage.take("run-1", 1_300, 1_000);
    stage.traffic(5, 200, 85, 1);
    stage.pass(Duration.ofMinutes(5));

    JudgedReading judged = Objects.requireNonNull(stage.take("run-2", 1_300, 1_000));

    assertThat(judged.level()).isEqualTo(Level.EMERGENCY);
    assertThat(judged.projected()).isTrue();
    assertThat(judged.projection())
        .isEqualTo(new Projection(new Moved(5, 200), new Moved(5, 200), 85));
    assertThat(stage.readings.lastAccepted("mam").orElseThrow().judged()).isEqualTo(judged);
    assertThat(stage.projections.now("mam")).contains(new Projected(1_305, 1_200));
  }

  @Test
  void givesUpAtOnceWhatOnlyTheUserCanCure() {
    stage.site = trouble(SiteTrouble.of(SiteTrouble.Kind.COOKIE_DEAD, "not signed in"));

    assertThatExceptionOfType(ApplicationFailure.class)
        .isThrownBy(() -> activities.takeReading("mam"))
        .matches(ApplicationFailure::isNonRetryable)
        .matches(failure -> failure.getType().equals("COOKIE_DEAD"));
  }

  @Test
  void triesAgainNoSoonerThanTheSiteAllows() {
    stage.site =
        trouble(
            SiteTrouble.of(SiteTrouble.Kind.TOO_FAST, "429")
                .until(stage.now.plus(Duration.ofMinutes(7))));

    assertThatExceptionOfType(ApplicationFailure.class)
        .isThrownBy(() -> activities.takeReading("mam"))
        .matches(failure -> !failure.isNonRetryable())
        .matches(failure -> Duration.ofMinutes(7).equals(failure.getNextRetryDelay()));
  }

  @Test
  void asksASiteNoMoreThatAnsweredWhilePostgresqlDidNot() {
    stage.jdbc.sql("alter table readings rename to elsewhere").update();

    assertThatExceptionOfType(ApplicationFailure.class)
        .isThrownBy(() -> activities.takeReading("mam"))
        .matches(ApplicationFailure::isNonRetryable)
        .withMessageContaining("PostgreSQL did not");
  }

  @Test
  void tellsOnceThatTheLastReadingIsStale() {
    stage.take("run-1", Readings.of(2, 1));

    stage.pass(Duration.ofMinutes(29));
    activities.missed("mam", "down");
    assertThat(stage.notices()).isEmpty();
    stage.pass(Duration.ofMinutes(2));
    activities.missed("mam", "down");
    stage.pass(Duration.ofDays(3));
    activities.missed("mam", "down");

    assertThat(stage.notices()).singleElement().asString().contains("no fresh reading", "down");
  }

  @Test
  void namesTheAccountsThatExistWhenAskedForAnother() {
    assertThatExceptionOfType(ApplicationFailure.class)
        .isThrownBy(() -> activities.takeReading("ham"))
        .withMessageContaining("ham")
        .withMessageContaining("mam");
  }

  private static Supplier<Reading> trouble(SiteTrouble trouble) {
    return () -> {
      throw trouble;
    };
  }
}
