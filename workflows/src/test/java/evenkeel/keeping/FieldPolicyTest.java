package evenkeel.keeping;

import static evenkeel.keeping.KeptFields.confirmed;
import static evenkeel.keeping.KeptFields.sent;
import static evenkeel.keeping.KeptFields.torrent;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.torrent.QueueLimit;
import evenkeel.torrent.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPolicyTest {
  private static final Instant SENT = Instant.parse("2026-01-01T00:00:00Z");
  private static final FieldPolicy POLICY = new FieldPolicy(Duration.ofSeconds(60));

  private static LookMoment moment(long look, long run, Duration later) {
    return new LookMoment(look, run, SENT.plus(later), true, Duration.ofMillis(1500));
  }

  private static final LookMoment SOON = moment(10, 1, Duration.ofSeconds(5));
  private static final LookMoment LATE = moment(30, 1, Duration.ofSeconds(61));
  private static final LookMoment RESTARTED = moment(11, 2, Duration.ofSeconds(6));

  @Test
  void saysNothingWhileTheClientLoads() {
    LookMoment loading = new LookMoment(10, 2, SENT, false, Duration.ofMillis(1500));

    assertThat(POLICY.judge(confirmed(Run.STOPPED), null, loading)).isEqualTo(Verdict.LEAVE);
    assertThat(POLICY.judge(confirmed(Run.STOPPED), torrent(Run.NORMAL), loading))
        .isEqualTo(Verdict.LEAVE);
  }

  @Test
  void saysNothingOfAMaskedTorrent() {
    assertThat(POLICY.judge(confirmed(Run.STOPPED), KeptFields.masked(), SOON))
        .isEqualTo(Verdict.LEAVE);
  }

  @Test
  void confirmsByALookAndNeverEarlier() {
    KeptField<Run> field = sent(Run.STOPPED, SENT, null, 1);

    assertThat(POLICY.judge(field, torrent(Run.NORMAL), SOON)).isEqualTo(Verdict.LEAVE);
    assertThat(POLICY.judge(field, torrent(Run.STOPPED), SOON)).isEqualTo(Verdict.CONFIRMED);
  }

  @Test
  void writesOnceMoreWhatWasNotSeenAndThenGivesUp() {
    assertThat(POLICY.judge(sent(Run.STOPPED, SENT, null, 1), torrent(Run.NORMAL), LATE))
        .isEqualTo(Verdict.WRITE);
    assertThat(POLICY.judge(sent(Run.STOPPED, SENT, null, 2), torrent(Run.NORMAL), LATE))
        .isEqualTo(Verdict.REFUSED);
  }

  @Test
  void awaitsNoWriteThatTheClockWasSetBackBehind() {
    KeptField<Run> field = sent(Run.STOPPED, SENT, null, 1);

    assertThat(POLICY.judge(field, torrent(Run.NORMAL), moment(9, 1, Duration.ofSeconds(-59))))
        .isEqualTo(Verdict.LEAVE);
    assertThat(POLICY.judge(field, torrent(Run.NORMAL), moment(9, 1, Duration.ofHours(-1))))
        .isEqualTo(Verdict.WRITE);
  }

  @Test
  void waitsOnlyForTheRefreshOnceTheSessionOfALostWriteIsLoggedOut() {
    KeptField<Run> fenced = sent(Run.STOPPED, SENT, SENT, 2);

    assertThat(POLICY.judge(fenced, torrent(Run.NORMAL), moment(9, 1, Duration.ofMillis(7499))))
        .isEqualTo(Verdict.LEAVE);
    assertThat(POLICY.judge(fenced, torrent(Run.NORMAL), moment(9, 1, Duration.ofMillis(7500))))
        .isEqualTo(Verdict.WRITE);
  }

  @Test
  void givesUpAStepOnTheWayToItsLimitAsItWouldTheLimit() {
    QueueLimit three = new QueueLimit(3);
    KeptField<QueueLimit> step = limit(List.of(new QueueLimit(9)), 2);

    assertThat(POLICY.judgeShown(step, three, LATE)).isEqualTo(Verdict.REFUSED);
    assertThat(POLICY.judgeShown(limit(List.of(new QueueLimit(9)), 1), three, LATE))
        .isEqualTo(Verdict.WRITE);
    assertThat(POLICY.judgeShown(limit(List.of(), 2), new QueueLimit(5), LATE))
        .as("another value is wanted now")
        .isEqualTo(Verdict.WRITE);
  }

  @ParameterizedTest
  @CsvSource({
    "3, WRITE",
    "5, WRITE",
    "7, CONFIRMED",
    "2, DIVERGED",
    "8, DIVERGED",
    "0, DIVERGED",
    "-1, DIVERGED"
  })
  void leavesALimitThatIsNeitherTheOldNorOursAfterAWriteWasNotSeen(int shown, Verdict verdict) {
    KeptField<QueueLimit> sent = limit(List.of(new QueueLimit(9)), 1);

    assertThat(POLICY.judgeShown(sent, new QueueLimit(shown), LATE)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"3, WRITE", "4, WRITE", "2, DIVERGED", "8, DIVERGED", "-1, DIVERGED"})
  void assertsALimitOnlyWhereTheClientForgotIt(int shown, Verdict verdict) {
    KeptField<QueueLimit> held = settled(new QueueLimit(6), 1, null);

    assertThat(POLICY.judgeShown(held, new QueueLimit(shown), RESTARTED)).isEqualTo(verdict);
  }

  @Test
  void leavesALimitThatWasSetWhileTheClientWasAwayToItsUser() {
    KeptField<QueueLimit> doubted = settled(new QueueLimit(6), 1, SOON.look());

    assertThat(POLICY.judgeShown(doubted, new QueueLimit(2), RESTARTED)).isEqualTo(Verdict.CEDED);
  }

  @ParameterizedTest
  @CsvSource({"3, WRITE", "4, WRITE", "2, DIVERGED", "8, DIVERGED"})
  void leavesALimitThatWasSetBeforeItWasEverSeenToHold(int shown, Verdict verdict) {
    KeptField<QueueLimit> never = settled(null, 0, null);

    assertThat(POLICY.judgeShown(never, new QueueLimit(shown), SOON)).isEqualTo(verdict);
  }

  @Test
  void writesALimitAgainThatAPersonHasAsserted() {
    KeptField<QueueLimit> asserted = settled(new QueueLimit(6), 0, null);

    assertThat(POLICY.judgeShown(asserted, new QueueLimit(20), SOON)).isEqualTo(Verdict.WRITE);
  }

  @Test
  void givesBackWhatArrivedLateThoughItNeverHeld() {
    KeptField<QueueLimit> undone =
        new KeptField<>(
            1, new QueueLimit(3), List.of(), null, 0, null, null, false, false, null, null);

    assertThat(POLICY.judgeShown(undone, new QueueLimit(6), SOON)).isEqualTo(Verdict.WRITE);
  }

  /** Three at first, six wanted. */
  private static KeptField<QueueLimit> settled(
      @Nullable QueueLimit confirmed, long run, @Nullable Long divergedLook) {
    return new KeptField<>(
        1,
        new QueueLimit(3),
        List.of(new QueueLimit(6)),
        confirmed,
        run,
        divergedLook,
        null,
        false,
        false,
        null,
        null);
  }

  /** Three at first, six already seen to hold, seven sent. */
  private static KeptField<QueueLimit> limit(List<QueueLimit> wants, int attempt) {
    return new KeptField<>(
        1,
        new QueueLimit(3),
        wants,
        new QueueLimit(6),
        1,
        null,
        null,
        false,
        false,
        null,
        new PendingWrite<>(1, new QueueLimit(7), SENT, null, attempt));
  }

  @Test
  void decidesNothingElseWhileAWriteMayStillArrive() {
    KeptField<Run> released = KeptFields.with(sent(Run.STOPPED, SENT, null, 1), List.of());

    assertThat(POLICY.judge(released, torrent(Run.NORMAL), SOON)).isEqualTo(Verdict.LEAVE);
    assertThat(POLICY.judge(released, torrent(Run.NORMAL), LATE)).isEqualTo(Verdict.RESTORED);
    assertThat(POLICY.judge(released, torrent(Run.STOPPED), SOON)).isEqualTo(Verdict.CONFIRMED);
  }

  @Test
  void givesBackOnceNoClaimIsOpen() {
    KeptField<Run> released = KeptFields.with(confirmed(Run.STOPPED), List.of());

    assertThat(POLICY.judge(released, torrent(Run.STOPPED), SOON)).isEqualTo(Verdict.WRITE);
  }

  @Test
  void cedesAfterTwoLooksOfTheSameClientRun() {
    KeptField<Run> field = confirmed(Run.STOPPED);

    assertThat(POLICY.judge(field, torrent(Run.NORMAL), SOON)).isEqualTo(Verdict.DIVERGED);
    KeptField<Run> diverged = KeptFields.diverged(field, SOON.look());
    assertThat(POLICY.judge(diverged, torrent(Run.NORMAL), SOON)).isEqualTo(Verdict.LEAVE);
    assertThat(POLICY.judge(diverged, torrent(Run.FORCED), LATE)).isEqualTo(Verdict.CEDED);
  }

  @Test
  void assertsTheClaimAgainWhenTheClientForgotItInARestart() {
    assertThat(POLICY.judge(confirmed(Run.STOPPED), torrent(Run.NORMAL), RESTARTED))
        .isEqualTo(Verdict.WRITE);
  }

  @Test
  void countsAsGivenBackWhatARestartGaveBack() {
    KeptField<Run> released = KeptFields.with(confirmed(Run.STOPPED), List.of());

    assertThat(POLICY.judge(released, torrent(Run.NORMAL), RESTARTED)).isEqualTo(Verdict.RESTORED);
  }

  @Test
  void parksWhatIsGoneInTwoLooksAndReopensWhatComesBack() {
    KeptField<Run> field = confirmed(Run.STOPPED);

    assertThat(POLICY.judge(field, null, SOON)).isEqualTo(Verdict.ABSENT);
    KeptField<Run> absent = KeptFields.absent(field, SOON.look());
    assertThat(POLICY.judge(absent, null, SOON)).isEqualTo(Verdict.LEAVE);
    assertThat(POLICY.judge(absent, null, LATE)).isEqualTo(Verdict.PARKED);
    assertThat(POLICY.judge(KeptFields.parked(field), null, LATE)).isEqualTo(Verdict.LEAVE);
    assertThat(POLICY.judge(KeptFields.parked(field), torrent(Run.STOPPED), LATE))
        .isEqualTo(Verdict.REOPENED);
  }

  @Test
  void leavesGuardedTorrentsUntilTheyHoldAgain() {
    KeptField<Run> guarded = KeptFields.guarded(confirmed(Run.STOPPED));

    assertThat(POLICY.judge(guarded, torrent(Run.NORMAL), LATE)).isEqualTo(Verdict.LEAVE);
    assertThat(POLICY.judge(guarded, null, LATE)).isEqualTo(Verdict.LEAVE);
    assertThat(POLICY.judge(guarded, torrent(Run.STOPPED), LATE)).isEqualTo(Verdict.HOLDS);
  }

  @Test
  void givesUpOnlyWhatIsStillWanted() {
    KeptField<Run> released = KeptFields.with(sent(Run.STOPPED, SENT, null, 2), List.of());

    assertThat(POLICY.judge(released, torrent(Run.FORCED), LATE)).isEqualTo(Verdict.WRITE);
  }

  @Test
  void writesWhatItHasNeverPlacedAlthoughItIsGuarded() {
    KeptField<Run> guarded = KeptFields.guarded(KeptFields.claimed());

    assertThat(POLICY.judge(guarded, torrent(Run.NORMAL), LATE)).isEqualTo(Verdict.WRITE);
  }

  @Test
  void triesWhatWasRefusedAgainOnlyInANewRunOrForAnotherTarget() {
    KeptField<Run> refused = KeptFields.refused(confirmed(Run.STOPPED), Run.NORMAL, 1);
    KeptField<Run> released = KeptFields.with(refused, List.of());

    assertThat(POLICY.judge(released, torrent(Run.STOPPED), SOON)).isEqualTo(Verdict.LEAVE);
    assertThat(POLICY.judge(released, torrent(Run.STOPPED), RESTARTED)).isEqualTo(Verdict.WRITE);
  }

  @Test
  void letsTheStrictestClaimWin() {
    KeptField<Run> both = KeptFields.with(confirmed(Run.NORMAL), List.of(Run.NORMAL, Run.STOPPED));

    assertThat(both.target()).isEqualTo(Run.STOPPED);
    assertThat(POLICY.judge(both, torrent(Run.NORMAL), SOON)).isEqualTo(Verdict.WRITE);
  }
}
