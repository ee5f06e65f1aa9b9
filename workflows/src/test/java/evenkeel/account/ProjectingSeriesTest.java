package evenkeel.account;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.account.Projecting.Absence;
import evenkeel.account.Projecting.Cadence;
import evenkeel.account.Projecting.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Days of readings that do not come as they should. What is said to be unbooked is never under the
 * truth for downloads nor over it for uploads, and seldom far off.
 */
class ProjectingSeriesTest {
  private static final Cadence CADENCE = new Cadence(Duration.ofMinutes(60), Duration.ofMinutes(5));
  private static final int DAY = 24 * 60;

  private final AnnouncedSite site = new AnnouncedSite(77, CADENCE.announce());
  private final Random random = new Random(77);

  /** Newest first, as many as ledgers give. */
  private final List<Sample> earlier = new ArrayList<>();

  private final List<Absence> absences = new ArrayList<>();
  private Instant now = Instant.parse("2026-05-01T12:00:00Z");
  private Moved unseen = Moved.NONE;
  private long mostInAnInterval;

  @Test
  void holdsWhileReadingsComeForDays() {
    for (int i = 0; i < 3 * DAY / 5; i++) {
      pass(5);
      read();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 70, 190, 3 * DAY})
  void holdsAfterTheSiteWasSilentWhileClientsMovedOn(int silent) {
    regularly(DAY);

    pass(silent);

    regularly(DAY / 2);
  }

  /** A refused reading is none for the projection. */
  @Test
  void holdsWhileReadingsAreRefusedNowAndThen() {
    for (int i = 0; i < 2 * DAY / 5; i++) {
      pass(5);
      if (random.nextInt(3) > 0) {
        read();
      }
    }
  }

  @Test
  void holdsWhileReadingsAreTakenOutOfTurnAndTwice() {
    for (int i = 0; i < DAY; i++) {
      pass(1);
      if (i % 5 == 0 || i / 90 % 2 == 0) {
        read();
      }
      if (random.nextInt(7) == 0) {
        read();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-30, -3, -1, 1, 3, 30})
  void holdsAfterTheClockWasSetByHours(long hours) {
    regularly(DAY);

    now = now.plus(Duration.ofHours(hours));

    regularly(DAY / 2);
  }

  /** All readings that count are of the future then; it is too careful until there are others. */
  @Test
  void isNeverUnderTheTruthAfterTheClockWasSetBackByDays() {
    regularly(3 * DAY);

    now = now.minus(Duration.ofDays(9));
    for (int i = 0; i < 12; i++) {
      pass(5);
      assertSafe(unbooked());
      earlier.addFirst(sample());
    }

    pass(60);
    regularly(DAY / 2);
  }

  @Test
  void holdsAfterAnAbsenceInWhichTheSiteWasSilentToo() {
    regularly(DAY);
    Instant gone = now;
    Moved before = site.moved();

    pass(7 * 60);
    absences.add(new Absence(gone, now));
    unseen = new Moved(site.moved().since(before).uploaded(), 0);

    regularly(DAY / 2);
  }

  private void regularly(int minutes) {
    for (int i = 0; i < minutes / 5; i++) {
      pass(5);
      read();
    }
  }

  private void pass(int minutes) {
    for (int i = 0; i < minutes; i++) {
      site.passAMinute();
      mostInAnInterval = Math.max(mostInAnInterval, site.movedLately().downloaded());
    }
    now = now.plus(Duration.ofMinutes(minutes));
  }

  private void read() {
    Moved guess = unbooked();
    assertSafe(guess);
    assertThat(guess.downloaded() - site.unbooked().downloaded())
        .as("%s: too careful by", now)
        .isLessThanOrEqualTo(mostInAnInterval);
    earlier.addFirst(sample());
    if (earlier.size() > Projecting.MOST) {
      earlier.removeLast();
    }
  }

  private void assertSafe(Moved guess) {
    Moved truth = site.unbooked();
    assertThat(guess.downloaded()).as("%s: down", now).isGreaterThanOrEqualTo(truth.downloaded());
    assertThat(guess.uploaded()).as("%s: up", now).isBetween(0L, truth.uploaded());
  }

  private Sample sample() {
    return new Sample(now, site.booked(), site.moved().since(unseen));
  }

  private Moved unbooked() {
    return Projecting.project(sample(), earlier, List.of(), absences, CADENCE).unbooked();
  }
}
