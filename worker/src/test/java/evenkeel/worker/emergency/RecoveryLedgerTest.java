package evenkeel.worker.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.emergency.Opening;
import evenkeel.emergency.Recovery;
import evenkeel.emergency.workflow.Opened;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RecoveryLedgerTest {
  private final HeldTorrents held = new HeldTorrents();
  private final Holder row = held.frozen();

  @Test
  void hasRecoveredAfterTwoReadingsFarEnoughApart() {
    assertThat(recovery().inARow()).isZero();
    held.read(1_000, 900, Duration.ofMinutes(6));
    assertThat(recovery().enough()).isFalse();
    held.read(1_000, 900, Duration.ofMinutes(5));
    assertThat(recovery().enough()).as("a minute apart").isFalse();

    held.read(1_000, 900, Duration.ZERO);

    assertThat(recovery().enough()).isTrue();
    held.read(1_001, 1_000, Duration.ZERO);
    assertThat(recovery().inARow()).isZero();
  }

  /** 1000 / 900 = 1.11 */
  @Test
  void goesByTheRecoveryOfTodayOnceThatIsRaised() {
    held.read(1_000, 900, Duration.ofMinutes(6));
    held.read(1_000, 900, Duration.ZERO);

    assertThat(held.recoveries.of(row, HeldTorrents.withRecovery("1.11")).enough()).isTrue();
    assertThat(held.recoveries.of(row, HeldTorrents.withRecovery("1.12")).inARow()).isZero();
  }

  @Test
  void passesOverAReadingThatWasRefused() {
    held.read(1_000, 900, Duration.ofMinutes(6));
    held.read(1_000, 900, Duration.ofMinutes(3));
    held.jdbc
        .sql(
            """
            update readings set refusal = 'odd', level = null, at_recovery = null
            where id = (select max(id) from readings)
            """)
        .update();
    held.read(1_000, 900, Duration.ZERO);

    assertThat(recovery().enough()).isTrue();
  }

  @Test
  void staysFrozenForTheLeastTimeFromItsOpening() {
    assertThat(recovery().notBefore())
        .isEqualTo(row.openedAt().plus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.MILLIS));
  }

  @Test
  void asksWhenItIsTheFifthOfADayUntilTheFirstOfThemIsADayOld() {
    opened(20, "1 hours");
    opened(21, "2 hours");
    opened(22, "23 hours");
    opened(23, "25 hours");
    assertThat(recovery().asksUntil()).as("four in a day").isNull();

    opened(24, "22 hours");

    assertThat(Objects.requireNonNull(recovery().asksUntil()))
        .isBetween(
            row.openedAt().plus(Duration.ofMinutes(59)),
            row.openedAt().plus(Duration.ofMinutes(61)));
  }

  @Test
  void countsNoEmergencyThatAnOrderBegan() {
    opened(20, "1 hours");
    opened(21, "2 hours");
    opened(22, "23 hours");
    opened(24, "22 hours");
    held.jdbc.sql("update holders set opening_reading = null where number = 22").update();

    assertThat(recovery().asksUntil()).isNull();
  }

  @Test
  void knowsThatReadingsSpeakForWhatTheyOpened() {
    held.rows.hold(row, "to be sure");

    assertThat(held.recoveries.unrecovered(row)).isTrue();
  }

  @Test
  void knowsThatReadingsSpeakForWhatWasOrderedOnceOneOfItsAccountIsBad() {
    held.read(98, 100, Duration.ofMinutes(1));
    held.rows.close(row, "released");
    Opened ordered = held.rows.open(Opening.ordered("mam", "moving house"), "order");
    Holder hold = held.row(Objects.requireNonNull(ordered.row()).number());
    held.read(1_000, 900, Duration.ofMinutes(-1));
    bad("other");
    assertThat(held.recoveries.unrecovered(hold)).isFalse();

    bad("mam");

    assertThat(held.recoveries.unrecovered(hold)).isTrue();
  }

  /** It was handed back and stayed frozen. */
  @Test
  void knowsThatReadingsSpeakForWhatNobodyHolds() {
    held.rows.close(row, "released");
    Opened ordered = held.rows.open(Opening.ordered("mam", "moving house"), "order");
    Holder hold = held.row(Objects.requireNonNull(ordered.row()).number());
    held.rows.hold(hold, null);

    assertThat(held.recoveries.unrecovered(hold)).isTrue();
  }

  private void bad(String account) {
    long bad = held.read(90, 100, Duration.ofMinutes(-1)).number();
    held.jdbc
        .sql("update readings set account = :account where id = :id")
        .param("account", account)
        .param("id", bad)
        .update();
  }

  private Recovery recovery() {
    return held.recoveries.of(row, held.account);
  }

  private void opened(long number, String ago) {
    held.jdbc
        .sql(
            """
            insert into holders
              (holder, number, account, opening_reading, opened_at, closed_at, closed_why)
            values ('emergency/mam', :number, 'mam', :reading, now() - :ago::interval, now(), 'over')
            """)
        .param("number", number)
        .param("reading", held.read(90, 100, Duration.ofHours(1)).number())
        .param("ago", ago)
        .update();
  }
}
