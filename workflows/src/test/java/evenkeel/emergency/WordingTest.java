package evenkeel.emergency;

import static evenkeel.account.Readings.bad;
import static evenkeel.account.Readings.bytes;
import static evenkeel.account.Readings.good;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.account.Forecast;
import evenkeel.account.JudgedReading;
import evenkeel.account.Level;
import evenkeel.account.Moved;
import evenkeel.account.Projection;
import evenkeel.emergency.Notice.Kind;
import evenkeel.keeping.KeeperReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a person is told is true, and in plain words. */
class WordingTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Forecast DONE = new Forecast(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  private static final Forecast GIB =
      new Forecast(1L << 30, HOUR, HOUR.multipliedBy(2), HOUR.multipliedBy(3));

  @Test
  void namesNoFiguresWhereOnlyWhatIsNotBookedSpeaksAgainstIt() {
    assertThat(frozen(projected(110), DONE))
        .contains("it waits for what they do not tell yet")
        .doesNotContain("GiB", "likely");
  }

  @Test
  void saysAtLeastWhereMoreIsMissingThanTheBooksTell() {
    assertThat(frozen(projected(103), GIB)).contains("at least 1.00 GiB of upload to recover");
  }

  @Test
  void tellsWhatItTakesWhereTheBooksTellAll() {
    assertThat(frozen(bad(2), GIB))
        .contains(". 1.00 GiB of upload to recover, likely 2.0 h (1.0 to 3.0)");
    assertThat(frozen(bad(2), new Forecast(1L << 30, null, null, null)))
        .contains(". 1.00 GiB of upload to recover, nothing is being uploaded");
    assertThat(frozen(bad(2), null)).contains("What it takes to recover is not known yet");
  }

  @Test
  void saysThatItTakesNoMoreOnceItIsAtRecovery() {
    assertThat(frozen(good(2), DONE))
        .contains("No more upload is needed to recover")
        .doesNotContain("GiB", "books");
    assertThat(frozen(still(), DONE)).contains("No more upload is needed to recover");
  }

  @Test
  void saysInPlainWordsWhatTheClientWouldNotTakeBack() {
    Emergency left = told(report(true, 0, 0, 2)).releasing().closed(Set.of("home")).released();

    assertThat(Wording.notice(left, Kind.RELEASED, "released").text())
        .contains(", 2 refused. See to 2 by hand: the client refused a change, or it was not safe");
    assertThat(Wording.notice(told(report(true, 0, 0, 0)), Kind.RELEASED, "released").text())
        .doesNotContain("refused", "See to");
  }

  @Test
  void namesWhatIsLeftAlone() {
    assertThat(text(told(report(false, 3, 4, 5))))
        .contains(", 5 refused, 4 waiting for your decision, 3 gone from the client.");
    assertThat(text(told(report(false, 0, 0, 0))))
        .doesNotContain("refused", "decision", "gone", "not heard");
    assertThat(text(opened(bad(1)))).contains("clients not heard of: 1");
  }

  @Test
  void countsWhatClientsReportedOfThisRow() {
    KeeperReport home = new KeeperReport("home", 7, 1, false, 1, 2, 3, 4, 5, 6, 0, 0, 0, 0);
    KeeperReport attic = new KeeperReport("attic", 6, 1, false, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9);

    assertThat(text(told(home).heard(attic)))
        .startsWith(
            "mam is frozen: 2 stopped, 3 started, 5 pending, 5 given back, 6 left to the user. ");
  }

  @Test
  void saysThatItIsOnlyObserved() {
    KeeperReport watched = new KeeperReport("home", 7, 1, false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4);

    assertThat(text(told(watched)))
        .startsWith("mam is left as it is: ")
        .contains(", would stop 4 (only observing). ");
  }

  @Test
  void saysWhatItWaitsForOnTheWayBack() {
    Instant later = Instant.parse("2030-01-01T00:00:00Z");
    Emergency early = recovered(new Recovery(2, true, later, null));
    Emergency asking = recovered(new Recovery(2, true, Instant.EPOCH, later));
    Emergency waiting =
        recovered(new Recovery(2, true, Instant.EPOCH, null))
            .givingBack()
            .left(Map.of("home", new Waiting(2, 1L << 30)), Waiting.NONE);

    assertThat(Wording.details(opened(bad(1))))
        .startsWith("FREEZING, row 7: ratio 0.9800. ")
        .doesNotContain("recovered;", "Waiting");
    assertThat(Wording.details(early))
        .endsWith(" The ratio has recovered; it stays frozen until 2030-01-01T00:00:00Z.");
    assertThat(Wording.details(asking))
        .endsWith("it stays frozen until 2030-01-01T00:00:00Z, or a hand-back or release.");
    assertThat(Wording.details(waiting))
        .endsWith(". Waiting for the buffer: 2 torrents, 1.00 GiB.");
    assertThat(reminder(waiting))
        .startsWith("mam is being given back (the ratio has recovered): ")
        .endsWith("Waiting for the buffer: 2 torrents, 1.00 GiB.");
    assertThat(Wording.details(waiting.left(Map.of(), Waiting.NONE))).doesNotContain("Waiting");
  }

  private static Emergency recovered(Recovery recovery) {
    return opened(bad(1)).heard(good(3)).judged(3, recovery, Instant.EPOCH.plusSeconds(1));
  }

  @Test
  void countsOneTorrentAsOne() {
    Emergency waiting =
        opened(bad(1)).givingBack().left(Map.of("home", new Waiting(1, 1L << 30)), Waiting.NONE);
    Emergency both =
        opened(bad(1)).givingBack().left(Map.of("home", new Waiting(2, 1L << 30)), Waiting.NONE);

    assertThat(Wording.notice(waiting, Kind.WAITING, "waiting").text())
        .contains("first: 1 torrent, 1.00 GiB.");
    assertThat(Wording.notice(both, Kind.WAITING, "waiting").text())
        .contains("first: 2 torrents, 1.00 GiB.");
  }

  @Test
  void saysWhyItGoesOn() {
    assertThat(reminder(opened(projected(110))))
        .contains(": ratio 1.1000, 0.9166 with what the site has not booked yet");
    assertThat(reminder(opened(bad(2)))).contains(": ratio 0.9800. ");
    assertThat(reminder(opened(bad(2)).held("moving")))
        .contains("goes on since 1970-01-01T00:00:00Z: held by the operator (moving)");
  }

  private static String reminder(Emergency emergency) {
    return Wording.notice(emergency, Kind.REMINDER, "reminder").text();
  }

  private static String frozen(JudgedReading last, @Nullable Forecast forecast) {
    return text(opened(last).lookedAhead(2, forecast));
  }

  private static String text(Emergency emergency) {
    return Wording.notice(emergency, Kind.FROZEN, "frozen").text();
  }

  private static Emergency told(KeeperReport report) {
    return opened(bad(1)).heard(report);
  }

  private static Emergency opened(JudgedReading last) {
    return Emergency.opening(Opening.by(bad(1)))
        .opened(7, Instant.EPOCH, Set.of("home"), HOUR, null)
        .heard(last);
  }

  private static KeeperReport report(boolean closed, int parked, int guarded, int refused) {
    return new KeeperReport("home", 7, 1, closed, 0, 0, 0, 0, 0, 0, parked, guarded, refused, 0);
  }

  /** The site's books show that ratio; 20 of 100 parts more are coming down. */
  private static JudgedReading projected(int hundredths) {
    return judged(hundredths, new Projection(Moved.NONE, Moved.NONE, 20_000_000));
  }

  private static JudgedReading still() {
    return judged(110, new Projection(Moved.NONE, Moved.NONE, 0));
  }

  private static JudgedReading judged(int hundredths, Projection projection) {
    return new JudgedReading(
        2, bytes(hundredths * 1_000_000L, 100_000_000L), Level.EMERGENCY, false, true, projection);
  }
}
