package evenkeel.worker.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.emergency.Opening;
import evenkeel.emergency.Waiting;
import evenkeel.emergency.workflow.GivenBack;
import evenkeel.emergency.workflow.Opened;
import evenkeel.worker.keeping.ledger.ClaimsLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** At a ratio of 1000 / 900 and a floor of 1.00 the buffer bears 99 bytes. */
class ReleasesTest {
  private static final Duration NOW = Duration.ZERO;

  private final HeldTorrents held = new HeldTorrents();
  private final Holder row = held.frozen();

  @Test
  void givesBackTheSmallestOfAllClientsFirstAndOnlyWhatTheBufferBears() {
    long large = held.holds(row, "home", 60L);
    held.holds(row, "attic", 50L);
    held.holds(row, "home", 40L);
    held.read(1_000, 900, NOW);

    GivenBack given = held.giveBack(row);

    assertThat(held.held(row)).containsExactly(large);
    assertThat(given.ours()).isTrue();
    assertThat(given.waiting()).isEqualTo(Map.of("home", new Waiting(1, 60)));
    assertThat(given.tooLarge()).isEqualTo(Waiting.NONE);
    assertThat(held.row(row.number()).closed()).isFalse();
    assertThat(held.row(row.number()).releasing()).isTrue();
  }

  @Test
  void givesNothingMoreHoweverOftenItIsAsked() {
    held.holds(row, "home", 60L);
    held.holds(row, "home", 60L);
    held.read(1_000, 900, NOW);

    held.giveBack(row);
    List<Long> left = held.held(row);
    held.giveBack(row);

    assertThat(left).hasSize(1);
    assertThat(held.held(row)).isEqualTo(left);
  }

  @Test
  void neverGivesMoreThanTheBufferBearsWhenTwoDecideAtOnce() {
    for (int download = 0; download < 20; download++) {
      held.holds(row, download % 2 == 0 ? "home" : "attic", 10L);
    }
    held.read(1_000, 900, NOW);

    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> held.giveBack(row)),
            CompletableFuture.runAsync(() -> held.giveBack(row)))
        .join();

    assertThat(held.held(row)).hasSize(11);
  }

  @Test
  void countsWhatComesDownAnyway() {
    held.holds(row, "home", 40L);
    held.comesAt(row, "attic", 70);
    held.read(1_000, 900, NOW);

    held.giveBack(row);
    assertThat(held.held(row)).hasSize(1);
    held.comesAt(row, "attic", 59);
    GivenBack given = held.giveBack(row);

    assertThat(held.held(row)).isEmpty();
    assertThat(given.waiting()).isEmpty();
    assertThat(given.clients()).containsExactlyInAnyOrder("attic", "home");
  }

  @Test
  void countsWhatItHasGivenBackUntilTheClientShowsIt() {
    held.holds(row, "home", 60L);
    held.holds(row, "home", 61L);
    held.read(1_000, 900, NOW);

    held.giveBack(row);
    held.comesAt(row, "home", 5);
    held.giveBack(row);

    assertThat(held.held(row)).isEmpty();
  }

  @Test
  void closesTheRowWhenNothingWaits() {
    held.holds(row, "home", 10L);
    held.read(1_000, 900, NOW);
    long changes = held.changes();

    GivenBack given = held.giveBack(row);
    GivenBack again = held.giveBack(row);

    assertThat(held.row(row.number()).closed()).isTrue();
    assertThat(given.waiting()).isEmpty();
    assertThat(again).isEqualTo(given);
    assertThat(held.changes()).as("keepers are woken").isGreaterThan(changes);
  }

  @Test
  void knowsThatSomebodyElseHasClosedTheRow() {
    held.holds(row, "home", 10L);
    held.read(1_000, 900, NOW);
    held.rows.close(row, "restored by hand");

    assertThat(held.giveBack(row).ours()).isFalse();
  }

  @Test
  void givesBackAtOnceWhatHoldsNothing() {
    held.starts(row, "home");
    held.claims(row, "home", "STOPPED", null, 500L);
    long waiting = held.holds(row, "home", 500L);
    held.read(1_000, 900, NOW);

    GivenBack given = held.giveBack(row);

    assertThat(held.held(row)).containsExactly(waiting);
    assertThat(given.tooLarge()).isEqualTo(new Waiting(1, 500));
  }

  @Test
  void givesNothingThatCostsWithoutAFreshReadingOrInAnEmergency() {
    held.starts(row, "home");
    long waiting = held.holds(row, "home", 1L);
    held.read(1_000, 900, Duration.ofMinutes(31));

    held.giveBack(row);
    assertThat(held.held(row)).containsExactly(waiting);
    held.read(900, 900, NOW);
    held.giveBack(row);
    assertThat(held.held(row)).containsExactly(waiting);

    held.read(1_000, 900, NOW);
    held.giveBack(row);
    assertThat(held.held(row)).isEmpty();
  }

  @Test
  void goesByTheFloorOfToday() {
    held.holds(row, "home", 40L);
    held.read(1_000, 900, NOW);

    held.releases.giveBack(row, HeldTorrents.withFloor("1.07"), "the ratio has recovered");
    assertThat(held.held(row)).hasSize(1);
    held.releases.giveBack(row, HeldTorrents.withFloor("1.06"), "the ratio has recovered");

    assertThat(held.held(row)).isEmpty();
  }

  @Test
  void keepsWhatNobodyKnowsTheSizeOf() {
    held.holds(row, "attic", null);
    held.read(1_000, 900, NOW);

    assertThat(held.giveBack(row).waiting()).isEqualTo(Map.of("attic", new Waiting(1, 0)));
  }

  /** It has no moment in which it stands given back. */
  @Test
  void turnsRoundInOneTransactionForWhatIsNewer() {
    held.holds(row, "home", 500L);
    held.read(1_000, 900, NOW);
    held.giveBack(row);

    Opened opened = held.rows.open(Opening.by(held.read(900, 900, NOW)), "relapse");

    assertThat(opened.result()).isEqualTo(Opened.Result.OPENED);
    assertThat(number(opened)).isEqualTo(row.number() + 1);
    assertThat(Objects.requireNonNull(opened.row()).returning()).isNull();
    assertThat(held.row(row.number()).closed()).isTrue();
    assertThat(held.held(row)).isEmpty();
  }

  /** To its user it is one emergency: what is theirs by now is not taken from them again. */
  @Test
  void leavesToItsUserUnderTheNewRowWhatWasTheirsUnderTheOld() {
    held.holds(row, "home", 500L);
    held.ends(held.holds(row, "home", 1L), "ceded");
    held.ends(held.holds(row, "home", 2L), "users_own");
    held.ends(held.holds(row, "home", 3L), "finished");
    long waiting = held.holds(row, "home", 9_000L);
    held.read(1_000, 900, NOW);
    held.giveBack(row);
    held.ends(waiting, "ceded");

    Opened opened = held.rows.open(Opening.by(held.read(900, 900, NOW)), "relapse");

    assertThat(held.ended(held.row(number(opened))))
        .containsExactlyInAnyOrder("ceded", "users_own");
  }

  @Test
  void leavesToItsUserWhatWasTheirsWhereTheReleaseOfAClosedRowGoesOn() {
    held.ends(held.holds(row, "home", 1L), "ceded");
    held.ends(held.holds(row, "attic", 2L), "users_own");
    held.read(1_000, 900, NOW);
    held.giveBack(row);
    held.settles(row, "attic");

    Opened opened = held.rows.open(Opening.by(held.read(900, 900, NOW)), "relapse");

    assertThat(held.row(row.number()).closed()).isTrue();
    assertThat(number(opened)).isEqualTo(row.number() + 1);
    assertThat(held.ended(held.row(number(opened)))).containsExactly("ceded");
  }

  @Test
  void beginsAnewOnceAllIsGivenBackOrTheLastRowWasClosedByHand() {
    held.ends(held.holds(row, "home", 1L), "ceded");
    held.read(1_000, 900, NOW);
    held.giveBack(row);
    held.settles(row, "attic");
    held.settles(row, "home");

    Opened next = held.rows.open(Opening.by(held.read(900, 900, NOW)), "the next");
    Holder second = held.row(number(next));
    held.seenBy(second, "home");
    held.ends(held.holds(second, "home", 2L), "ceded");
    held.rows.close(second, "released by hand");
    Opened last = held.rows.open(Opening.by(held.read(900, 900, NOW)), "the last");

    assertThat(held.ended(second)).containsExactly("ceded");
    assertThat(number(last)).isEqualTo(second.number() + 1);
    assertThat(held.ended(held.row(number(last)))).isEmpty();
  }

  @Test
  void remembersTheLastReleaseAlone() {
    held.ends(held.holds(row, "home", 1L), "ceded");
    held.read(1_000, 900, NOW);
    held.giveBack(row);
    Opened second = held.rows.open(Opening.by(held.read(900, 900, NOW)), "relapse");
    held.rows.close(held.row(number(second)), "released by hand");

    Opened third = held.rows.open(Opening.by(held.read(900, 900, NOW)), "the next");

    assertThat(held.ended(held.row(number(second)))).containsExactly("ceded");
    assertThat(held.ended(held.row(number(third)))).isEmpty();
  }

  @Test
  void beginsAnewADayAfterARowWasClosedWhoeverIsStillNotDoneWithIt() {
    held.ends(held.holds(row, "home", 1L), "ceded");
    held.read(1_000, 900, NOW);
    held.giveBack(row);
    held.jdbc
        .sql(
            "update holders set closed_at = closed_at - interval '25 hours' where closed_at is not null")
        .update();

    Opened next = held.rows.open(Opening.by(held.read(900, 900, NOW)), "the next");

    assertThat(held.ended(held.row(number(next)))).isEmpty();
  }

  @Test
  void turnsRoundOnceForAnOrderHoweverOftenItIsTried() {
    held.holds(row, "home", 500L);
    held.read(1_000, 900, NOW);
    held.giveBack(row);

    Opened opened = held.rows.open(Opening.ordered("mam", "to be sure"), "order");
    Opened again = held.rows.open(Opening.ordered("mam", "to be sure"), "order");

    assertThat(opened.result()).isEqualTo(Opened.Result.OPENED);
    assertThat(again.result()).isEqualTo(Opened.Result.JOINED);
    assertThat(number(again)).isEqualTo(number(opened)).isEqualTo(row.number() + 1);
  }

  @Test
  void goesOnGivingBackForWhatItHasTakenIntoAccount() {
    var late = held.read(899, 900, NOW);
    held.holds(row, "home", 500L);
    held.read(1_000, 900, NOW);
    held.giveBack(row);

    Opened joined = held.rows.open(Opening.by(late), "late");
    Opened adopted = held.rows.open(Opening.adopting("mam", row.number()), "adoption");

    assertThat(joined.result()).isEqualTo(Opened.Result.JOINED);
    assertThat(number(joined)).isEqualTo(row.number());
    Opened.Returning returning =
        Objects.requireNonNull(Objects.requireNonNull(adopted.row()).returning());
    assertThat(returning.why()).isEqualTo("the ratio has recovered");
    assertThat(returning.asOf()).isGreaterThan(late.number());
  }

  @Test
  void claimsNothingMoreForARowThatIsGivenBack() {
    held.holds(row, "home", 500L);
    held.read(1_000, 900, NOW);
    held.giveBack(row);
    var claims = new ClaimsLedger(held.jdbc);

    claims.stop(row.id(), Map.of(4711L, 5L), 9);

    assertThat(held.held(row)).hasSize(1);
    assertThat(new HoldersLedger(held.jdbc).open(row.holder())).isPresent();
  }

  private static long number(Opened opened) {
    return Objects.requireNonNull(opened.row()).number();
  }
}
