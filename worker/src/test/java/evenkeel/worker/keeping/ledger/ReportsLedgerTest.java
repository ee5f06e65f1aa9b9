package evenkeel.worker.keeping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a story has not heard is told; what it has heard is not told again. */
class ReportsLedgerTest {
  private static final String HASH = "aa";

  private final KeptLedgers kept = new KeptLedgers();
  private final ReportsLedger reports = kept.ledgers.reports();
  private final HoldersLedger.Holder emergency = kept.opened("emergency/mam");

  @Test
  void tellsAReportUntilTheStoryHasItAndAgainWhenItChanges() {
    looked();
    make();
    assertThat(untold()).hasSize(1);
    assertThat(untold().getFirst().report().pending()).isZero();
    told();
    make();
    assertThat(untold()).isEmpty();

    kept.seen(HASH);
    kept.place(emergency, HASH);
    make();

    assertThat(untold()).singleElement().matches(one -> one.report().pending() == 1);
  }

  @Test
  void keepsWhatChangedWhileAnOlderReportWasBeingTold() {
    looked();
    make();
    ReportsLedger.Untold older = untold().getFirst();
    kept.seen(HASH);
    kept.place(emergency, HASH);
    make();

    reports.told(older);

    assertThat(untold()).singleElement().matches(one -> one.report().pending() == 1);
  }

  @Test
  void settlesARowOnlyOnceItIsClosedGivenBackAndTold() {
    looked();
    make();
    told();
    make();
    assertThat(kept.holders.concerned(emergency.id())).containsExactly(KeptLedgers.CLIENT);
    kept.close(emergency);
    make();
    assertThat(kept.holders.concerned(emergency.id())).isNotEmpty();
    assertThat(untold()).singleElement().matches(one -> one.report().returned());

    told();
    make();

    assertThat(kept.holders.concerned(emergency.id())).isEmpty();
    assertThat(kept.holders.unsettled(KeptLedgers.CLIENT)).isEmpty();
    assertThat(untold()).isEmpty();
  }

  @Test
  void tellsEverythingAgainToAStoryThatAsks() {
    looked();
    make();
    told();

    kept.holders.tellAgain(emergency.id());

    assertThat(untold()).hasSize(1);
  }

  /** A torrent of two accounts, of which one lets its seeds run ahead of the queue. */
  @Test
  void countsAsStartedWhatAnotherWantsStartedAndNoMore() {
    HoldersLedger.Holder other = kept.opened("emergency/other");
    long baseline = started();
    claims(emergency, baseline, "FORCED");
    assertThat(count()).matches(report -> report.pending() == 1);

    claims(other, baseline, "NORMAL");

    assertThat(count()).matches(report -> report.started() == 1 && report.placed());
    kept.close(other);
    assertThat(count()).as("now it is to be forced").matches(report -> report.pending() == 1);
  }

  private long started() {
    return kept.jdbc
        .sql(
            """
            insert into baselines (generation_id, field, value, look, confirmed, confirmed_run)
            values (:generation, 'run', 'STOPPED', 1, 'NORMAL', 1) returning id
            """)
        .param("generation", kept.seen(HASH))
        .query(Long.class)
        .single();
  }

  private void claims(HoldersLedger.Holder holder, long baseline, String wanted) {
    kept.jdbc
        .sql(
            """
            insert into claims (holder_id, generation_id, baseline_id, field, wanted, placed_look)
            select :holder, generation_id, id, field, :wanted, 1 from baselines where id = :baseline
            """)
        .param("holder", holder.id())
        .param("baseline", baseline)
        .param("wanted", wanted)
        .update();
  }

  private KeeperReport count() {
    return reports.count(emergency, KeptLedgers.CLIENT, 0, Set.of());
  }

  private void looked() {
    kept.holders.openingLook(emergency.id(), KeptLedgers.CLIENT, 1);
  }

  private void make() {
    HoldersLedger.Holder now =
        kept.holders.row(emergency.holder(), emergency.number()).orElseThrow();
    KeeperReport report = reports.count(now, KeptLedgers.CLIENT, 0, Set.of());
    reports.make(now, report);
  }

  private List<ReportsLedger.Untold> untold() {
    return reports.untold(KeptLedgers.CLIENT, 7);
  }

  private void told() {
    untold().forEach(reports::told);
  }
}
