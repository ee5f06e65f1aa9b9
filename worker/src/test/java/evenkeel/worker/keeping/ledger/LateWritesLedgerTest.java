package evenkeel.worker.keeping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.torrent.Run;
import evenkeel.worker.keeping.ledger.LateWritesLedger.LateWrite;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may still arrive where no session is a fence, and what not any more. */
class LateWritesLedgerTest {
  private static final String LOST = "lost_at = now()";

  private final KeptLedgers kept = new KeptLedgers();
  private final LateWritesLedger late = kept.ledgers.lateWrites();
  private final Receipts receipts = new Receipts(kept.jdbc);

  @Test
  void awaitsWhatWasLostUntilItsQuarantineIsOver() {
    long held = lost();
    long restored = receipts.onBaseline(closed("restored", 9), lost());
    receipts.onBaseline(closed("restored", 11), lost());
    receipts.onBaseline(closed("ceded", 1), lost());
    sent();
    receipts.with("confirmed_at = now()", lost());
    receipts.with("arrived_at = now()", lost());
    receipts.with("fenced_at = now()", lost());
    receipts.with(LOST, receipts.sent("attic"));
    long limit = receipts.with(LOST, receipts.raised(KeptLedgers.CLIENT));

    assertThat(numbers(late.awaited(KeptLedgers.CLIENT))).containsExactly(held, restored);
    assertThat(numbers(late.awaitedLimits(KeptLedgers.CLIENT))).containsExactly(limit);
  }

  @Test
  void losesWhatAnotherSentAndNobodyHasSeen() {
    long unseen = sent();
    long earlier = receipts.with("lost_at = now() - interval '1 hour'", sent());
    receipts.with("confirmed_at = now()", sent());
    receipts.with("refused_at = now()", sent());
    receipts.with("fenced_at = now()", sent());
    receipts.with("sent_at = null", sent());
    receipts.sent("attic");

    late.loseUnseen(KeptLedgers.CLIENT);

    assertThat(receipts.where("lost_at is not null")).containsExactlyInAnyOrder(unseen, earlier);
    assertThat(receipts.where("lost_at < now() - interval '59 minutes'")).containsExactly(earlier);
  }

  @Test
  void losesThoseAlone() {
    long one = sent();
    sent();

    late.lose(List.of(one));

    assertThat(receipts.where("lost_at is not null")).containsExactly(one);
  }

  @Test
  void opensAgainWhatALateWriteHasUndone() {
    String ended = closed("restored", 1) + ", confirmed_run = 1, diverged_look = 1";
    long arrived = receipts.onBaseline(ended, lost());
    long other = receipts.onBaseline(ended, lost());

    late.undo(
        late.awaited(KeptLedgers.CLIENT).stream().filter(one -> one.receipt() == arrived).toList(),
        KeptLedgers.MOMENT);

    assertThat(receipts.where("arrived_at is not null")).containsExactly(arrived);
    assertThat(numbers(late.awaited(KeptLedgers.CLIENT))).containsExactly(other);
    assertThat(
            receipts.baselinesWhere(
                """
                closed_at is null and closed_how is null and confirmed_run = 0
                  and diverged_look is null
                """))
        .containsExactly(receipts.baseline(arrived));
    assertThat(
            kept.jdbc
                .sql("select baseline_id from decisions where verdict = 'undone'")
                .query(Long.class)
                .list())
        .containsExactly(receipts.baseline(arrived));
  }

  @Test
  void opensAgainWhatAClientHasForgottenAndLeavesNobodyToDecideIt() {
    String ended = closed("restored", 1) + ", confirmed_run = 1, guarded_at = now()";
    long baseline = receipts.baseline(receipts.onBaseline(ended, sent()));

    late.forgotten(
        List.of(new LateWritesLedger.Returned(1, baseline, Run.NORMAL)), KeptLedgers.MOMENT);

    assertThat(
            receipts.baselinesWhere(
                "closed_at is null and confirmed_run = 0 and guarded_at is null"))
        .containsExactly(baseline);
  }

  private long sent() {
    return receipts.sent(KeptLedgers.CLIENT);
  }

  private long lost() {
    return receipts.with(LOST, sent());
  }

  private static String closed(String how, int minutesAgo) {
    return "closed_how = '%s', closed_at = now() - interval '%d minutes'"
        .formatted(how, minutesAgo);
  }

  private static List<Long> numbers(List<? extends LateWrite<?>> writes) {
    return writes.stream().map(LateWrite::receipt).toList();
  }
}
