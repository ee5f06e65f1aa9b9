package evenkeel.emergency;

import static evenkeel.account.Readings.bad;
import static evenkeel.account.Readings.between;
import static evenkeel.account.Readings.good;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What speaks for a freeze and for how long. */
class CauseTest {
  private static final Cause BAD = Cause.of(Opening.by(bad(1)));
  private static final Cause HELD = Cause.of(Opening.ordered("mam", "moving"));

  /** As a story from before the ledger judged recoveries has it. */
  private static final Cause OLDER = new Cause(null, true, 0, bad(1), false, false);

  @Test
  void standsByTheReadingTheOrderOrTheLostRowItOpensBy() {
    assertThat(BAD).matches(Cause::stands).matches(one -> one.unrecovered() && one.hold() == null);
    assertThat(HELD).matches(Cause::stands).matches(one -> !one.unrecovered());
    assertThat(Cause.of(Opening.adopting("mam", 7))).matches(Cause::unrecovered);
    assertThat(HELD.held(null).stands()).isFalse();
  }

  @Test
  void hearsAReadingOnceAndNoneAfterANewerOne() {
    Cause newer = HELD.heard(good(5));

    assertThat(newer.heard(bad(5))).isEqualTo(newer);
    assertThat(newer.heard(bad(4))).isEqualTo(newer);
    assertThat(newer.lastNumber()).isEqualTo(5);
    assertThat(HELD.lastNumber()).isZero();
  }

  @Test
  void standsUntilTheLedgerSaysThatItHasRecovered() {
    Cause good = BAD.heard(good(2)).heard(good(3)).heard(good(4));
    Recovery recovery = new Recovery(2, true, Instant.EPOCH, null);

    assertThat(good.stands()).isTrue();
    assertThat(good.judged(recovery, false)).matches(Cause::stands);
    assertThat(good.judged(recovery, true))
        .matches(one -> !one.stands())
        .matches(one -> one.atRecovery() == 2 && one.lastNumber() == 4);
    assertThat(HELD.judged(recovery, false).unrecovered()).isFalse();
  }

  @Test
  void countsTwoReadingsInARowItselfWhereAnOlderStoryDid() {
    Cause once = OLDER.heard(good(2));

    assertThat(once).matches(Cause::stands).matches(one -> one.atRecovery() == 1);
    assertThat(once.heard(between(3)).heard(good(4)))
        .matches(Cause::stands)
        .matches(one -> one.atRecovery() == 1);
    assertThat(once.heard(good(3))).matches(one -> !one.stands());
    assertThat(once.heard(good(3)).heard(bad(4))).matches(Cause::stands);
    assertThat(HELD.heard(between(2)).unrecovered()).isFalse();
  }

  @Test
  void countsNothingItselfWhereTheLedgerDoes() {
    Recovery one = new Recovery(1, false, Instant.EPOCH, null);
    Cause judged = BAD.heard(good(2)).judged(one, false);

    assertThat(judged.heard(good(3)).atRecovery()).isOne();
    assertThat(judged.heard(between(3)).atRecovery()).isZero();
  }

  @Test
  void isOverruledByARelease() {
    Cause released = HELD.heard(bad(1)).released();

    assertThat(released).matches(Cause::quiet).matches(one -> !one.stands());
    assertThat(released.atRecovery()).isZero();
    assertThat(released.quieted()).matches(one -> !one.quiet() && !one.stands());
    assertThat(released.heard(bad(2)).quieted()).matches(Cause::stands);
  }

  @Test
  void isOvercomeWholeWhateverSpokeForIt() {
    assertThat(BAD.held("moving").overcome()).matches(one -> !one.stands() && !one.quiet());
  }

  @Test
  void keepsOfWhatWasRefusedOnlyWhatHasComeUpSince() {
    assertThat(BAD.refused(BAD).stands()).isFalse();
    assertThat(BAD.heard(good(2)).refused(BAD).stands()).isFalse();
    assertThat(BAD.heard(bad(2)).refused(BAD)).matches(Cause::unrecovered);
    assertThat(HELD.refused(HELD).stands()).isFalse();
    assertThat(HELD.refused(BAD).hold()).isEqualTo("moving");
    assertThat(HELD.held("to be sure").refused(HELD).hold()).isEqualTo("to be sure");
  }

  @Test
  void keepsOfARowThatIsBeingGivenBackOnlyWhatIsNewer() {
    assertThat(BAD.since(1).stands()).isFalse();
    assertThat(BAD.heard(bad(2)).since(1)).matches(Cause::unrecovered);
    assertThat(BAD.heard(good(2)).since(1).stands()).isFalse();
    assertThat(HELD.since(1)).matches(one -> one.stands() && !one.unrecovered());
  }
}
