package evenkeel.worker.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.account.JudgedReading;
import evenkeel.account.Level;
import evenkeel.account.Moved;
import evenkeel.account.Projection;
import evenkeel.account.Reading;
import evenkeel.worker.Database;
import evenkeel.worker.account.ReadingsLedger;
import evenkeel.worker.account.ReadingsLedger.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sites book within an hour; the operator has had everything given back. */
class QuietLedgerTest {
  private static final Duration ANNOUNCE = Duration.ofHours(1);
  private static final Projection STILL = new Projection(Moved.NONE, Moved.NONE, 0);
  private static final Projection FLOWING = new Projection(Moved.NONE, Moved.NONE, 36L << 30);

  private final JdbcClient jdbc = Database.fresh().jdbc();
  private final QuietLedger quiet = new QuietLedger(jdbc);
  private int count;

  @Test
  void lastsWhileWhatWasHandedBackComesDown() {
    read(recovered(STILL));
    begin();

    hear(recovered(STILL));
    hear(projected());
    since(Duration.ofHours(2));
    hear(projected());
    hear(between(FLOWING));

    assertThat(quiet.quiet("mam")).isTrue();
  }

  @Test
  void endsOnceItIsOlderThanAnAnnounceAndNothingComesDown() {
    read(recovered(STILL));
    begin();

    hear(between(STILL));
    assertThat(quiet.quiet("mam")).as("rates are still low").isTrue();
    since(Duration.ofHours(2));
    hear(between(STILL));

    assertThat(quiet.quiet("mam")).isFalse();
  }

  @Test
  void endsOnceItIsOlderThanAnAnnounceAndWhatComesDownDoesNoHarm() {
    read(recovered(STILL));
    begin();

    since(Duration.ofHours(2));
    hear(recovered(FLOWING));

    assertThat(quiet.quiet("mam")).isFalse();
  }

  @Test
  void endsAfterADayWithAnyReadingThatIsNoEmergency() {
    read(recovered(STILL));
    begin();

    since(Duration.ofHours(23));
    hear(between(FLOWING));
    assertThat(quiet.quiet("mam")).isTrue();
    since(Duration.ofHours(25));
    hear(between(FLOWING));

    assertThat(quiet.quiet("mam")).isFalse();
  }

  @Test
  void endsWithABookedEmergencyThatIsNew() {
    read(recovered(STILL));
    begin();

    hear(booked());

    assertThat(quiet.quiet("mam")).isFalse();
  }

  @Test
  void lastsThroughTheEmergencyThatWasReleased() {
    read(booked());
    begin();
    hear(booked());
    hear(projected());
    hear(booked());
    assertThat(quiet.quiet("mam")).isTrue();

    hear(recovered(FLOWING));

    assertThat(quiet.quiet("mam")).isFalse();
  }

  @Test
  void lastsThroughTheBookingOfAnEmergencyThatWasReleasedWhenItWasProjected() {
    read(projected());
    begin();

    hear(booked());
    assertThat(quiet.quiet("mam")).isTrue();
    hear(between(STILL));
    assertThat(quiet.quiet("mam")).isTrue();

    hear(booked());
    assertThat(quiet.quiet("mam")).as("it had left it once").isFalse();
  }

  @Test
  void endsAtOnceByAReadingOfWhichNothingWasProjected() {
    read(booked());
    begin();

    hear(new Finding(Level.WARNING, false, null));

    assertThat(quiet.quiet("mam")).isFalse();
  }

  @Test
  void beginsAnewWithEveryOrder() {
    read(recovered(STILL));
    begin();
    since(Duration.ofHours(2));

    begin();
    hear(between(STILL));

    assertThat(quiet.quiet("mam")).isTrue();
  }

  @Test
  void tellsOnceInEachQuietThatTheBooksAreAtTheFloorAndNothingIsStopped() {
    read(booked());
    begin();
    assertThat(notices()).isEmpty();

    hear(booked());
    hear(booked());
    assertThat(notices()).hasSize(1);
    assertThat(notices().getFirst())
        .contains("mam", "nothing is stopped", "handed back", "`freeze mam`");
    begin();
    hear(booked());

    assertThat(notices()).hasSize(2);
  }

  /** It was given back before anything was known of it. */
  @Test
  void endsWithTheFirstReadingThereEverWasIfThatIsAnEmergency() {
    begin();

    hear(booked());

    assertThat(quiet.quiet("mam")).isFalse();
  }

  @Test
  void tellsNothingWhileTheFloorIsOnlyProjectedOrQuietEnds() {
    read(recovered(STILL));
    begin();
    hear(projected());
    hear(between(FLOWING));
    assertThat(quiet.quiet("mam")).isTrue();
    hear(booked());
    assertThat(quiet.quiet("mam")).isFalse();

    hear(booked());

    assertThat(notices()).as("there is an emergency").isEmpty();
  }

  private List<String> notices() {
    return jdbc.sql("select text from notices where kind = 'QUIET' and account = 'mam'")
        .query((row, number) -> row.getString("text"))
        .list();
  }

  private void begin() {
    quiet.begin("mam", "handed back");
  }

  private void since(Duration ago) {
    jdbc.sql("update account_quiet set since = now() - make_interval(secs => ?)")
        .param(ago.toSeconds())
        .update();
  }

  private void hear(Finding finding) {
    quiet.hear(read(finding), ANNOUNCE);
  }

  private JudgedReading read(Finding finding) {
    count++;
    Reading reading =
        new Reading("mam", Instant.now(), "1", 103, 100, null, 0, 0, null, null, null);
    return Objects.requireNonNull(
        new ReadingsLedger(jdbc).store("run-" + count, reading, finding).judged());
  }

  private static Finding recovered(Projection projection) {
    return new Finding(Level.WARNING, true, null, false, projection);
  }

  private static Finding between(Projection projection) {
    return new Finding(Level.WARNING, false, null, false, projection);
  }

  private static Finding projected() {
    return new Finding(Level.EMERGENCY, false, null, true, FLOWING);
  }

  private static Finding booked() {
    return new Finding(Level.EMERGENCY, false, null, false, STILL);
  }
}
