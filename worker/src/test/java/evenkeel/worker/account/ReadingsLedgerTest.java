package evenkeel.worker.account;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.account.Level;
import evenkeel.worker.Database;
import evenkeel.worker.account.ReadingsLedger.Finding;
import evenkeel.worker.account.ReadingsLedger.Stored;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReadingsLedgerTest {
  private static final Finding NORMAL = new Finding(Level.NORMAL, true, null);
  private static final Finding REFUSED = new Finding(null, null, "answer changed: bytes fell");

  private final ReadingsLedger readings = new ReadingsLedger(Database.fresh().jdbc());

  @Test
  void givesBackExactlyWhatWasStored() {
    Stored stored = readings.store("run-1", Readings.full(), NORMAL);

    assertThat(stored.reading()).isEqualTo(Readings.full());
    assertThat(readings.of("run-1")).contains(stored);
    assertThat(Objects.requireNonNull(stored.judged()).atRecovery()).isTrue();
  }

  @Test
  void storesAReadingOnceHoweverOftenItIsAsked() {
    Stored first = readings.store("run-1", Readings.of(2, 1), NORMAL);
    Stored again = readings.store("run-1", Readings.of(9, 9), REFUSED);

    assertThat(again).isEqualTo(first);
    assertThat(readings.store("run-2", Readings.of(3, 1), NORMAL).number())
        .isGreaterThan(first.number());
  }

  @Test
  void countsOnlyWhatWasAccepted() {
    Stored accepted = readings.store("run-1", Readings.of(2, 1), NORMAL);
    Stored refused = readings.store("run-2", Readings.of(1, 1), REFUSED);

    assertThat(readings.lastAccepted("mam")).contains(accepted);
    assertThat(readings.lastRefused("mam")).contains(refused);
    assertThat(refused.judged()).isNull();
  }

  @Test
  void forgetsARefusedReadingOnceAnotherCounts() {
    readings.store("run-1", Readings.of(1, 1), REFUSED);
    readings.store("run-2", Readings.of(2, 1), NORMAL);

    assertThat(readings.lastRefused("mam")).isEmpty();
  }

  @Test
  void givesTheReadingsOfTheLastHoursOldestFirst() {
    for (int hour = 0; hour < 8; hour++) {
      readings.store(
          "run-" + hour,
          Readings.at(Readings.NOON.plus(Duration.ofHours(hour)), 100 + hour, 100),
          hour == 6 ? REFUSED : NORMAL);
    }

    assertThat(readings.within("mam", Duration.ofHours(3), Readings.NOON.plus(Duration.ofHours(7))))
        .extracting(reading -> reading.uploadedBytes())
        .containsExactly(105L, 107L);
    assertThat(readings.within("other", Duration.ofHours(3), Readings.NOON)).isEmpty();
  }
}
