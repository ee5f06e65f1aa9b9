package evenkeel.worker.keeping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.torrent.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of receipts when a keeper takes over, and how many starts they tell of. */
class ReceiptsLedgerTest {
  private static final String UNSEEN = VerdictsLedger.UNSEEN;
  private static final String UNSENT = "sent_at = null";

  private final KeptLedgers kept = new KeptLedgers();
  private final ReceiptsLedger ledger = kept.ledgers.receipts();
  private final Receipts receipts = new Receipts(kept.jdbc);

  @Test
  void fencesWhatWasSentAndNotSeen() {
    long unseen = sent();
    long earlier = receipts.with("fenced_at = now() - interval '1 hour'", sent());
    receipts.with("confirmed_at = now()", sent());
    receipts.with("refused_at = now()", sent());
    receipts.with(UNSENT, sent());
    receipts.onBaseline("closed_at = now()", sent());
    receipts.sent("attic");

    ledger.fence(KeptLedgers.CLIENT);

    assertThat(receipts.where("fenced_at is not null")).containsExactlyInAnyOrder(unseen, earlier);
    assertThat(receipts.where("fenced_at < now() - interval '59 minutes'"))
        .containsExactly(earlier);
  }

  /** Its user may have seen to it, or gives everything back by hand. */
  @Test
  void givesWhatWasRefusedAnotherChance() {
    long refused = receipts.onBaseline("refused_run = 3", sent());
    receipts.onBaseline("refused_run = 3, closed_at = now()", sent());
    receipts.onBaseline("refused_run = 3", receipts.sent("attic"));
    sent();

    kept.ledgers.verdicts().giveAnotherChance(KeptLedgers.CLIENT);

    assertThat(receipts.baselinesWhere("refused_run = 0"))
        .containsExactly(receipts.baseline(refused));
  }

  @Test
  void decidesAgainWhatAnotherPlannedAndNeverSent() {
    long unsent = receipts.with(UNSENT, sent());
    long voided = receipts.with(UNSENT + ", voided_at = now() - interval '1 hour'", sent());
    sent();
    receipts.with(UNSENT, receipts.sent("attic"));

    ledger.voidUnsent(KeptLedgers.CLIENT);

    assertThat(receipts.where("voided_at is not null")).containsExactlyInAnyOrder(unsent, voided);
    assertThat(receipts.where("voided_at < now() - interval '59 minutes'")).containsExactly(voided);
  }

  @Test
  void closesBaselinesThatWereNeverUsed() {
    long unsent = receipts.with(UNSENT, sent());
    receipts.onBaseline("confirmed = 'NORMAL'", receipts.with(UNSENT, sent()));
    receipts.onBaseline("closed_at = now()", receipts.with(UNSENT, sent()));
    sent();
    receipts.with(UNSENT, receipts.sent("attic"));
    HoldersLedger.Holder holder = kept.opened("order");
    claims(holder);

    ledger.voidUnsent(KeptLedgers.CLIENT);

    assertThat(receipts.baselinesWhere("closed_how = 'unused'"))
        .containsExactly(receipts.baseline(unsent));
    assertThat(
            kept.jdbc
                .sql("select count(*) from claims where baseline_id is null")
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void joinsTheOpenClaimsOnATorrentToItsBaseline() {
    long torrent = kept.seen("aa");
    kept.seen("bb");
    HoldersLedger.Holder open = kept.opened("emergency/mam");
    HoldersLedger.Holder ended = kept.opened("order");
    kept.place(open, "aa");
    kept.place(open, "bb");
    kept.place(ended, "aa");
    kept.claims.end(ended.id(), List.of(torrent), "excluded");

    ledger.plan(
        List.of(new PlannedWrite(torrent, null, "aa", Run.NORMAL, Run.STOPPED)),
        KeptLedgers.MOMENT,
        1);

    assertThat(
            kept.jdbc
                .sql("select generation_id || ' ' || holder_id from claims where baseline_id > 0")
                .query(String.class)
                .list())
        .containsExactly(torrent + " " + open.id());
  }

  @Test
  void countsTheStartsOfTheLastMinute() {
    assertThat(ledger.startsInLastMinute(KeptLedgers.CLIENT)).isZero();
    started(2, "look = 1, sent_at = now()");
    started(3, "look = 2, sent_at = now() - interval '50 seconds'");
    started(5, "look = 3, sent_at = now() - interval '61 seconds'");
    started(7, UNSENT);
    started(11, "look = 4, sent_at = now(), refused_at = now(), refused_why = 'too large'");
    started(13, "look = 5, sent_at = now(), refused_at = now(), refused_why = '" + UNSEEN + "'");
    receipts.with("set_to = 'NORMAL', sent_at = now()", receipts.sent("attic"));
    sent();

    assertThat(ledger.startsInLastMinute(KeptLedgers.CLIENT)).isEqualTo(5 + 13);
  }

  @Test
  void countsARaiseAsTheSeedsThatItLetsRun() {
    raised("'3', set_to = '9', look = 1");
    raised("'3', set_to = '5', look = 1");
    raised("'9', set_to = '3', look = 2");

    assertThat(ledger.startsInLastMinute(KeptLedgers.CLIENT)).isEqualTo(6);
  }

  private long sent() {
    return receipts.sent(KeptLedgers.CLIENT);
  }

  /** As one call. */
  private void started(int torrents, String when) {
    kept.together(() -> {
      for (int torrent = 0; torrent < torrents; torrent++) {
        receipts.with("set_to = 'NORMAL', " + when, sent());
      }
      return torrents;
    });
  }

  private void raised(String before) {
    receipts.with(
        "operation = 'preferences.set', sent_at = date_trunc('minute', now()), before = " + before,
        receipts.raised(KeptLedgers.CLIENT));
    receipts.with("sent_at = sent_at", sent());
  }

  /** A holder claims every torrent. */
  private void claims(HoldersLedger.Holder holder) {
    kept.jdbc
        .sql(
            """
            insert into claims
              (holder_id, generation_id, baseline_id, field, wanted, placed_look)
            select :holder, generation_id, id, 'run', 'STOPPED', 1 from baselines
            """)
        .param("holder", holder.id())
        .update();
  }
}
