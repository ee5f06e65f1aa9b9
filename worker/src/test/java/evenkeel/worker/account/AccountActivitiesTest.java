package evenkeel.worker.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import evenkeel.account.JudgedReading;
import evenkeel.account.Level;
import evenkeel.account.Reading;
import evenkeel.account.TakenReading;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.Secret;
import evenkeel.worker.Database;
import evenkeel.worker.notice.NoticesLedger;
import evenkeel.worker.trackersite.SiteTrouble;
import io.temporal.failure.ApplicationFailure;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountActivitiesTest {
  private static final AccountSettings SETTINGS =
      new AccountSettings(
          "mam",
          URI.create("http://127.0.0.1:9"),
          new Secret("invented"),
          AccountSettings.Mode.ACT,
          List.of("example.net"),
          new AccountSettings.Levels(
              new BigDecimal("1.00"), new BigDecimal("1.20"), new BigDecimal("1.05")),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofSeconds(1),
          new AccountSettings.Exclusions(Set.of(), Set.of()),
          new AccountSettings.Seeding(true, true, false),
          Duration.ofHours(12));

  private final Database database = Database.fresh();
  private final ReadingsLedger readings = new ReadingsLedger(database.jdbc());
  private final List<JudgedReading> heard = new ArrayList<>();
  private Supplier<Reading> site = () -> Readings.of(2, 1);
  private Instant now = Readings.NOON;
  private final AccountActivitiesImpl activities =
      new AccountActivitiesImpl(
          Map.of("mam", new AccountActivitiesImpl.Account(SETTINGS, () -> site.get())),
          readings,
          new NoticesLedger(database.jdbc()),
          List.of(heard::add),
          () -> now);

  @Test
  void judgesStoresAndPublishesAReading() {
    site = () -> Readings.of(98, 100);

    TakenReading taken = activities.takeReading("mam");
    JudgedReading judged = Objects.requireNonNull(activities.record("run-1", taken));
    activities.announce(judged);

    assertThat(judged.level()).isEqualTo(Level.EMERGENCY);
    assertThat(heard).containsExactly(judged);
    assertThat(activities.record("run-1", taken)).isEqualTo(judged);
  }

  @Test
  void refusesBytesThatFellOnceAndBelievesThemTheSecondTime() {
    take("run-1", Readings.of(200, 100));

    assertThat(take("run-2", Readings.of(0, 0))).isNull();
    assertThat(take("run-3", Readings.of(200, 100))).isNotNull();
    assertThat(take("run-4", Readings.of(150, 100))).isNull();
    JudgedReading lower = take("run-5", Readings.of(150, 100));

    assertThat(Objects.requireNonNull(lower).reading().uploadedBytes()).isEqualTo(150);
    assertThat(notices()).hasSize(3).last().asString().contains("corrected its books");
  }

  @Test
  void givesUpAtOnceWhatOnlyTheUserCanCure() {
    site = trouble(SiteTrouble.of(SiteTrouble.Kind.COOKIE_DEAD, "not signed in"));

    assertThatExceptionOfType(ApplicationFailure.class)
        .isThrownBy(() -> activities.takeReading("mam"))
        .matches(ApplicationFailure::isNonRetryable)
        .matches(failure -> failure.getType().equals("COOKIE_DEAD"));
  }

  @Test
  void triesAgainNoSoonerThanTheSiteAllows() {
    site =
        trouble(
            SiteTrouble.until(SiteTrouble.Kind.TOO_FAST, "429", now.plus(Duration.ofMinutes(7))));

    assertThatExceptionOfType(ApplicationFailure.class)
        .isThrownBy(() -> activities.takeReading("mam"))
        .matches(failure -> !failure.isNonRetryable())
        .matches(failure -> Duration.ofMinutes(7).equals(failure.getNextRetryDelay()));
  }

  @Test
  void tellsOnceThatTheLastReadingIsStale() {
    take("run-1", Readings.of(2, 1));

    now = Readings.NOON.plus(Duration.ofMinutes(29));
    activities.missed("mam", "down");
    assertThat(notices()).isEmpty();
    now = Readings.NOON.plus(Duration.ofMinutes(31));
    activities.missed("mam", "down");
    now = Readings.NOON.plus(Duration.ofDays(3));
    activities.missed("mam", "down");

    assertThat(notices()).singleElement().asString().contains("no fresh reading", "down");
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

  private @Nullable JudgedReading take(String request, Reading reading) {
    site = () -> reading;
    return activities.record(request, activities.takeReading("mam"));
  }

  private List<String> notices() {
    return database
        .jdbc()
        .sql("select text from notices order by id")
        .query((row, number) -> row.getString("text"))
        .list();
  }
}
