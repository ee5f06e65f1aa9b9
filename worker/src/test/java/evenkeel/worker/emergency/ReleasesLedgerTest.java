package evenkeel.worker.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.account.JudgedReading;
import evenkeel.account.Level;
import evenkeel.account.Reading;
import evenkeel.emergency.Opening;
import evenkeel.emergency.workflow.Opened;
import evenkeel.worker.account.ReadingsLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What rows tell of being given back, and what holds nothing. */
class ReleasesLedgerTest {
  private static final String WHY = "the ratio has recovered";

  private final HeldTorrents held = new HeldTorrents();
  private final ReleasesLedger ledger = new ReleasesLedger(held.jdbc);

  @Test
  void beginsWithTheRowItIsToldOfAndNoOther() {
    Holder row = held.frozen();
    Holder other =
        new HoldersLedger(held.jdbc)
            .open("emergency/other", new HoldersLedger.Occasion("other", null, "o", null))
            .orElseThrow();

    assertThat(ledger.begin(row, WHY)).isTrue();

    assertThat(ledger.returning(row)).map(Opened.Returning::why).contains(WHY);
    assertThat(ledger.returning(other)).isEmpty();
  }

  @Test
  void beginsNothingThatIsClosed() {
    Holder row = held.frozen();
    held.rows.close(row, "restored by hand");

    assertThat(ledger.begin(row, WHY)).isFalse();
    assertThat(ledger.returning(row)).isEmpty();
  }

  @Test
  void remembersWhyAndSinceWhenItBegan() {
    Holder row = held.frozen();
    ledger.begin(row, WHY);
    held.jdbc
        .sql("update holders set releasing_at = 'epoch' where id = ?")
        .param(row.id())
        .update();

    ledger.begin(row, "later");

    assertThat(ledger.returning(row)).map(Opened.Returning::why).contains(WHY);
    assertThat(
            held.jdbc
                .sql("select releasing_at = 'epoch' from holders where id = ?")
                .param(row.id())
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void takesIntoAccountTheLastReadingOfItsAccountThatIsNoEmergency() {
    Holder row = held.frozen();
    JudgedReading good = held.read(1_000, 900, Duration.ZERO);
    held.read(900, 900, Duration.ZERO);
    readOfAnother();

    ledger.begin(row, WHY);

    assertThat(ledger.returning(row)).map(Opened.Returning::asOf).contains(good.number());
  }

  /** It would close the row that is being given back, and open none for it. */
  @Test
  void turnsNothingRoundForAReadingThatHasHadItsRow() {
    JudgedReading bad = held.read(98, 100, Duration.ofMinutes(1));
    Opened opened = held.rows.open(Opening.by(bad), "reading");
    Holder row = held.row(number(opened));
    ledger.begin(row, WHY);

    Opened again = held.rows.open(Opening.by(bad), "again");

    assertThat(again.result()).isEqualTo(Opened.Result.JOINED);
    assertThat(number(again)).isEqualTo(row.number());
    assertThat(ledger.returning(row)).isPresent();
  }

  @Test
  void turnsNothingRoundForAnOrderThatHasHadItsRow() {
    Opened opened = held.rows.open(Opening.ordered("mam", "moving"), "order-1");
    Holder row = held.row(number(opened));
    ledger.begin(row, WHY);

    Opened again = held.rows.open(Opening.ordered("mam", "moving"), "order-1");

    assertThat(number(again)).isEqualTo(row.number());
    assertThat(ledger.returning(row)).isPresent();
  }

  @Test
  void holdsNothingOfWhatIsGoneOrTheUsersOrWaitsForAPerson() {
    Holder row = held.frozen();
    long parked = stands(row, "parked_at = now()");
    long guarded = stands(row, "guarded_at = now()");
    long closed = stands(row, "closed_at = now()");
    long stoppedBefore = stands(row, "value = 'STOPPED'");
    long unseen = stands(row, "confirmed = null");
    long stopped = held.holds(row, "home", 5L);

    assertThat(ledger.held(row)).extracting(one -> one.id()).containsExactly(stopped);
    assertThat(ledger.costless(row))
        .containsExactlyInAnyOrder(parked, guarded, closed, stoppedBefore, unseen);
  }

  @Test
  void holdsWhatSomebodyElseOnlyWantsToRun() {
    Holder row = held.frozen();
    long alone = held.holds(row, "home", 5L);
    also(alone, "NORMAL", false);
    long letGo = held.holds(row, "home", 5L);
    also(letGo, "STOPPED", true);
    long shared = held.holds(row, "home", 5L);
    also(shared, "STOPPED", false);

    assertThat(ledger.held(row)).extracting(one -> one.id()).containsExactly(alone, letGo);
    assertThat(ledger.costless(row)).containsExactly(shared);
  }

  @Test
  void countsNothingThatComesAtAClientThatHasLeftTheSettings() {
    Holder row = held.frozen();
    held.seenBy(row, "departed");
    held.comesAt(row, "departed", 70);
    held.comesAt(row, "home", 3);
    held.jdbc
        .sql(
            """
            insert into client_torrents
            values ('moved away', 'mam', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 5, 60)
            """)
        .update();

    assertThat(ledger.toCome(row, held.rows.clients())).isEqualTo(3);
  }

  @Test
  void addsWhatIsGivenBackToWhatComesAtItsClientAlone() {
    Holder row = held.frozen();
    Holder other =
        new HoldersLedger(held.jdbc)
            .open("emergency/other", new HoldersLedger.Occasion("other", null, "o", null))
            .orElseThrow();
    held.seenBy(other, "home");
    held.comesAt(row, "home", 3);
    held.comesAt(row, "attic", 4);
    held.holds(row, "home", 50L);

    ledger.comes(row, ledger.held(row));

    assertThat(ledger.toCome(row, Set.of("home"))).isEqualTo(53);
    assertThat(ledger.toCome(row, Set.of("attic"))).isEqualTo(4);
    assertThat(ledger.toCome(other, Set.of("home"))).isZero();
  }

  private long stands(Holder row, String otherwise) {
    long generation = held.holds(row, "home", 5L);
    held.jdbc
        .sql("update baselines set " + otherwise + " where generation_id = ?")
        .param(generation)
        .update();
    return generation;
  }

  private void also(long generation, String wanted, boolean ended) {
    Holder other =
        new HoldersLedger(held.jdbc)
            .open("order/" + generation, new HoldersLedger.Occasion(null, null, null, null))
            .orElseThrow();
    held.jdbc
        .sql(
            """
            insert into claims
              (holder_id, generation_id, baseline_id, field, wanted, placed_look, ended_at)
            select :other, generation_id, baseline_id, field, :wanted, 1,
              case when :ended then now() end
            from claims where generation_id = :generation
            """)
        .param("other", other.id())
        .param("generation", generation)
        .param("wanted", wanted)
        .param("ended", ended)
        .update();
  }

  private void readOfAnother() {
    Reading reading = new Reading("other", Instant.now(), "1", 9, 1, null, 0, 0, null, null, null);
    new ReadingsLedger(held.jdbc)
        .store("other", reading, new ReadingsLedger.Finding(Level.NORMAL, true, null));
  }

  private static long number(Opened opened) {
    return Objects.requireNonNull(opened.row()).number();
  }
}
