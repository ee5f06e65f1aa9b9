package evenkeel.account;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.account.Projecting.Absence;
import evenkeel.account.Projecting.Cadence;
import evenkeel.account.Projecting.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectingTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final Cadence CADENCE = new Cadence(Duration.ofMinutes(60), Duration.ofMinutes(5));

  /** Newest first, as ledgers give them. */
  private final List<Sample> earlier = new ArrayList<>();

  private final List<Absence> absences = new ArrayList<>();

  @Test
  void takesAllThatWasMovedForUnbookedUntilTheSiteBooksIt() {
    readings(-150, 0, new Moved(500, 400), new Moved(50, 70));

    var before = at(1, new Moved(500, 400), new Moved(60, 100));
    var after = at(1, new Moved(510, 430), new Moved(60, 100));

    assertThat(unbooked(before)).isEqualTo(new Moved(10, 30));
    assertThat(unbooked(after)).isEqualTo(Moved.NONE);
  }

  @Test
  void forgetsAfterAnIntervalWhatTheSiteNeverBooks() {
    readings(-150, 0, new Moved(500, 400), new Moved(0, 0));
    readings(1, 65, new Moved(500, 400), new Moved(60, 100));

    assertThat(unbooked(at(66, new Moved(500, 400), new Moved(60, 100)))).isEqualTo(Moved.NONE);
  }

  @Test
  void doesNotTakeWhatIsBookedLateForWhatWasJustMoved() {
    readings(-200, -70, new Moved(500, 400), new Moved(0, 0));
    readings(-65, -15, new Moved(500, 400), new Moved(0, 100));
    readings(-10, -5, new Moved(500, 500), new Moved(0, 100));

    assertThat(unbooked(at(0, new Moved(500, 500), new Moved(0, 200))))
        .isEqualTo(new Moved(0, 100));
  }

  @Test
  void doesNotCountACreditAsTraffic() {
    readings(-150, 0, new Moved(500, 400), new Moved(0, 0));

    assertThat(unbooked(at(1, new Moved(9_500, 400), new Moved(10, 20))))
        .isEqualTo(new Moved(0, 20));
  }

  @Test
  void doesNotTakeACorrectionOfTheBooksForTraffic() {
    readings(-150, 0, new Moved(500, 400), new Moved(0, 0));

    assertThat(unbooked(at(1, new Moved(450, 400), new Moved(10, 20)))).isEqualTo(new Moved(0, 20));
    assertThat(unbooked(at(1, new Moved(500, 300), new Moved(10, 20)))).isEqualTo(new Moved(0, 20));
  }

  @Test
  void countsAllThatWasEverSeenWhileThereIsNoReadingThatIsOldEnough() {
    assertThat(unbooked(at(0, new Moved(500, 400), new Moved(10, 20)))).isEqualTo(new Moved(0, 20));

    add(-5, new Moved(500, 400), new Moved(10, 20));

    assertThat(unbooked(at(0, new Moved(503, 400), new Moved(15, 25)))).isEqualTo(new Moved(2, 25));
  }

  @ParameterizedTest
  @ValueSource(longs = {-86_400, -3_600, 3_600, 86_400})
  void isNotMistakenWhenTheClockIsSet(long seconds) {
    readings(-150, 0, new Moved(500, 400), new Moved(0, 0));
    add(1, new Moved(500, 400), new Moved(40, 60));

    var now = new Sample(NOON.plusSeconds(seconds), new Moved(500, 400), new Moved(40, 100));

    assertThat(unbooked(now).downloaded()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 0, 0, 0",
    "0, 7, 0, 0",
    "25199, 7, 0, 25199",
    "25200, 7, 0, 25200",
    "99999, 7, 0, 25200",
    "700, 7, 3700, 700",
    "700, 7, 3701, 0",
    "99999, 7, 3701, 25200",
    "9223372036854775807, 9223372036854775807, 0, 9223372036854775807"
  })
  void expectsNoMoreThanIsLeftAndNothingFromAClientLongAway(
      long left, long rate, long seen, long coming) {
    var flow = new Flow(left, rate, Duration.ofSeconds(seen));

    var projection =
        Projecting.project(
            at(0, Moved.NONE, Moved.NONE), List.of(), List.of(flow), List.of(), CADENCE);

    assertThat(projection.coming()).isEqualTo(coming);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void errsOnTheSafeSideForAnyTrafficThatIsBookedAtAnnounces(long seed) {
    var site = new AnnouncedSite(seed, CADENCE.announce());
    for (int minute = 0; minute < 1_500; minute++) {
      site.passAMinute();
      if (minute % 5 == 0) {
        var now = new Sample(NOON.plusSeconds(minute * 60L), site.booked(), site.moved());
        var guess = unbooked(now);

        var truth = site.unbooked();
        assertThat(guess.downloaded())
            .as("seed %d, minute %d: downloaded", seed, minute)
            .isGreaterThanOrEqualTo(truth.downloaded())
            .isLessThanOrEqualTo(site.movedLately().downloaded());
        assertThat(guess.uploaded())
            .as("seed %d, minute %d: uploaded", seed, minute)
            .isLessThanOrEqualTo(truth.uploaded())
            .isNotNegative();
        earlier.addFirst(now);
      }
    }
  }

  /** Six torrents of 4.8 GB, one after the other at 10 MB/s, each booked when it is complete. */
  @Test
  void subtractsWhatIsBookedOnceOnly() {
    readings(-300, 0, new Moved(1_050_000, 1_000_000), Moved.NONE);

    for (int minute = 1; minute <= 240; minute++) {
      long moved = Math.min(minute, 48) * 600L;
      long booked = moved / 4_800 * 4_800;
      var now = at(minute, new Moved(1_050_000, 1_000_000 + booked), new Moved(0, moved));

      assertThat(unbooked(now).downloaded()).as("minute %d", minute).isEqualTo(moved - booked);
      if (minute % 5 == 0) {
        earlier.addFirst(now);
      }
    }
  }

  @Test
  void doesNotLookBeyondACorrectionOfTheBooks() {
    readings(-300, -125, new Moved(500, 100), new Moved(0, 100));
    readings(-120, -65, new Moved(500, 0), new Moved(0, 100));
    readings(-60, -5, new Moved(500, 200), new Moved(0, 100));

    assertThat(unbooked(at(0, new Moved(500, 200), new Moved(0, 250))).downloaded()).isEqualTo(150);
  }

  @Test
  void subtractsWhatWasBookedAfterACorrectionOfTheBooks() {
    readings(-300, -130, new Moved(500, 100), Moved.NONE);
    readings(-125, -5, new Moved(500, 50), Moved.NONE);

    assertThat(unbooked(at(0, new Moved(500, 150), new Moved(0, 100)))).isEqualTo(Moved.NONE);
  }

  /** What somebody else brings hides ours no longer. */
  @Test
  void looksNoFurtherBackThanThreeIntervals() {
    readings(-300, -185, Moved.NONE, Moved.NONE);
    readings(-180, -5, new Moved(0, 300), Moved.NONE);
    absences.add(new Absence(at(-290).at(), at(-200).at()));

    assertThat(unbooked(at(0, new Moved(0, 300), new Moved(0, 100)))).isEqualTo(new Moved(0, 100));
  }

  @Test
  void standsAnAbsenceThatIsOlderThanAllReadings() {
    readings(-300, -5, Moved.NONE, Moved.NONE);
    absences.add(new Absence(at(-9_000).at(), at(-1).at()));

    assertThat(unbooked(at(0, Moved.NONE, new Moved(0, 100)))).isEqualTo(new Moved(0, 100));
  }

  @Test
  void countsNoMoreThanWasMovedSinceTheOldestReadingWhenAllAreOfTheFuture() {
    readings(5, 5 * Projecting.MOST, new Moved(0, 1_000), new Moved(0, 1_000));

    assertThat(unbooked(at(-9_000, new Moved(0, 1_000), new Moved(0, 1_300))))
        .isEqualTo(new Moved(0, 300));
  }

  /** What was moved just after one reading was booked an interval, twelve readings, later. */
  @Test
  void doesNotTakeAClockThatWasSetForwardForAnIntervalBetweenReadings() {
    readings(-300, 0, Moved.NONE, Moved.NONE);
    readings(5, 20, Moved.NONE, new Moved(0, 100));
    readings(205, 240, Moved.NONE, new Moved(0, 100));
    readings(245, 295, new Moved(0, 100), new Moved(0, 100));

    assertThat(unbooked(at(300, new Moved(0, 100), new Moved(0, 150)))).isEqualTo(new Moved(0, 50));
  }

  /** A steady download, booked half an interval late, whose client is out of sight for 12 h. */
  @Test
  void doesNotTakeWhatWasBookedDuringAnAbsenceForUnbooked() {
    int gone = 240;
    int back = gone + 720;
    absences.add(new Absence(at(gone).at(), at(back).at()));

    for (int minute = 0; minute <= back + 240; minute += 5) {
      int seen = minute < back ? Math.min(minute, gone) : minute;
      var now = at(minute, new Moved(0, Math.max(0, minute - 30)), new Moved(0, seen));
      if (minute >= back) {
        assertThat(unbooked(now).downloaded()).as("minute %d", minute).isBetween(30L, 60L);
      }
      earlier.addFirst(now);
    }
  }

  /** Every five minutes. */
  private void readings(int from, int until, Moved booked, Moved moved) {
    for (int minute = from; minute <= until; minute += 5) {
      add(minute, booked, moved);
    }
  }

  private void add(int minute, Moved booked, Moved moved) {
    earlier.addFirst(at(minute, booked, moved));
  }

  private static Sample at(int minute, Moved booked, Moved moved) {
    return new Sample(NOON.plusSeconds(minute * 60L), booked, moved);
  }

  private static Sample at(int minute) {
    return at(minute, Moved.NONE, Moved.NONE);
  }

  private Moved unbooked(Sample now) {
    return Projecting.project(now, earlier, List.of(), absences, CADENCE).unbooked();
  }
}
