package evenkeel.worker.keeping.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import evenkeel.keeping.KeptField;
import evenkeel.keeping.LookMoment;
import evenkeel.torrent.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written down of a kept field, and of no other. */
class VerdictsLedgerTest {
  private static final LookMoment MOMENT =
      new LookMoment(9, 4, Instant.EPOCH, true, Duration.ofSeconds(1));
  private static final String AGAINST_IT =
      """
      diverged_look = 5, absent_look = 6, guarded_at = now(),
      refused_why = 'asked twice', refused_run = 3, refused_target = 'STOPPED'
      """;

  private final KeptLedgers kept = new KeptLedgers();
  private final VerdictsLedger verdicts = kept.ledgers.verdicts();
  private final Receipts receipts = new Receipts(kept.jdbc);
  private final HoldersLedger.Holder emergency = kept.opened("emergency/mam");

  /** One verdict on fields. */
  interface Verdict {
    void on(VerdictsLedger verdicts, List<Kept<Run>> kept);
  }

  static Stream<Named<Verdict>> each() {
    return Stream.of(
        named("held", (verdicts, kept) -> verdicts.hold(kept, MOMENT)),
        named("confirmed", (verdicts, kept) -> verdicts.confirm(kept, MOMENT)),
        named("given up", VerdictsLedger::giveUp),
        named("refused", (verdicts, kept) -> verdicts.refuse(kept, MOMENT, "asked twice")),
        named("closed", (verdicts, kept) -> verdicts.close(kept, "restored", MOMENT)),
        named("ceded", (verdicts, kept) -> verdicts.cede(kept, MOMENT)),
        named("diverged", (verdicts, kept) -> verdicts.diverged(kept, MOMENT)),
        named("absent", (verdicts, kept) -> verdicts.absent(kept, MOMENT)),
        named("parked", (verdicts, kept) -> verdicts.park(kept, MOMENT)),
        named("reopened", (verdicts, kept) -> verdicts.reopen(kept, MOMENT)),
        named("guarded", (verdicts, kept) -> verdicts.guard(kept, MOMENT)),
        named("asserted", (verdicts, kept) -> verdicts.assertAgain(kept, MOMENT)));
  }

  @ParameterizedTest
  @MethodSource("each")
  void concernsTheFieldsItIsOfAndNoOther(Verdict verdict) {
    long one = stopped("parked_at = now(), " + AGAINST_IT);
    long other = stopped("parked_at = now(), " + AGAINST_IT);
    String before = all(one);
    String otherBefore = all(other);

    verdict.on(verdicts, fields(one));

    assertThat(all(one)).isNotEqualTo(before);
    assertThat(all(other)).isEqualTo(otherBefore);
  }

  /** A field of a torrent that ran, was stopped for a claim and has not been seen since. */
  private long stopped(String so) {
    long receipt = receipts.onBaseline(so, receipts.sent(KeptLedgers.CLIENT));
    long baseline = receipts.baseline(receipt);
    claim(emergency, baseline);
    return baseline;
  }

  private void claim(HoldersLedger.Holder holder, long baseline) {
    kept.jdbc
        .sql(
            """
            insert into claims (holder_id, generation_id, baseline_id, field, wanted, placed_look)
            select :holder, generation_id, id, 'run', 'STOPPED', 1 from baselines where id = :id
            """)
        .param("holder", holder.id())
        .param("id", baseline)
        .update();
  }

  private List<Kept<Run>> fields(long baseline) {
    return kept.ledgers.fields().open(KeptLedgers.CLIENT).stream()
        .filter(one -> one.field().baselineId() == baseline)
        .toList();
  }

  private KeptField<Run> field(long baseline) {
    return fields(baseline).getFirst().field();
  }

  /** All that is written down about a field. */
  private String all(long baseline) {
    return kept.jdbc
        .sql(
            """
            select concat(
              (select b from baselines b where b.id = :id),
              (select array_agg(c) from claims c where c.baseline_id = :id),
              (select array_agg(r) from receipts r where r.baseline_id = :id),
              (select array_agg(d) from decisions d where d.baseline_id = :id))
            """)
        .param("id", baseline)
        .query(String.class)
        .single();
  }

  @Test
  void forgetsWhatSpokeAgainstItOnceTheValueInForceIsReadBack() {
    long baseline = stopped(AGAINST_IT);

    verdicts.hold(fields(baseline), MOMENT);

    assertThat(field(baseline))
        .matches(one -> one.confirmed() == Run.STOPPED && one.confirmedRun() == MOMENT.run())
        .matches(one -> one.divergedLook() == null && one.absentLook() == null)
        .matches(one -> !one.guarded() && one.refusal() == null);
  }

  @Test
  void confirmsAWriteByTheValueThatItSet() {
    long baseline = stopped(AGAINST_IT);
    kept.close(emergency);

    verdicts.confirm(fields(baseline), MOMENT);

    assertThat(field(baseline))
        .matches(one -> one.confirmed() == Run.STOPPED && one.confirmedRun() == MOMENT.run())
        .matches(one -> one.divergedLook() == null && one.absentLook() == null)
        .matches(one -> one.target() == Run.NORMAL && one.pending() == null);
    assertThat(receipts.where("confirmed_at is not null")).hasSize(1);
  }

  @Test
  void givesUpOnlyWhatIsStillAwaited() {
    long awaited = stopped("diverged_look = 5");
    long seen = stopped("diverged_look = 5");
    verdicts.confirm(fields(seen), MOMENT);

    verdicts.giveUp(Stream.of(awaited, seen).flatMap(one -> fields(one).stream()).toList());

    assertThat(receipts.where("refused_why = '" + VerdictsLedger.UNSEEN + "'"))
        .containsExactlyElementsOf(receipts.where("baseline_id = " + awaited));
    assertThat(field(awaited).pending()).isNull();
  }

  @Test
  void refusesTheValueThatWasWantedInThisRunOfTheClient() {
    long baseline = stopped("diverged_look = 5");

    verdicts.refuse(fields(baseline), MOMENT, "asked twice");

    assertThat(field(baseline).refusal())
        .isEqualTo(new KeptField.Refusal<>(Run.STOPPED, MOMENT.run()));
    assertThat(receipts.baselinesWhere("refused_why = 'asked twice'")).containsExactly(baseline);
  }

  @Test
  void endsEveryOpenClaimOnWhatIsTheUsersNow() {
    long baseline = stopped("diverged_look = 5");
    claim(kept.opened("order/1"), baseline);
    HoldersLedger.Holder ended = kept.opened("order/2");
    claim(ended, baseline);
    kept.close(ended);

    verdicts.cede(fields(baseline), MOMENT);

    assertThat(
            kept.jdbc
                .sql("select ended_why from claims where ended_at is not null order by id")
                .query(String.class)
                .list())
        .containsExactly("ceded", "ceded", "released");
    assertThat(receipts.baselinesWhere("closed_how = 'ceded' and closed_at is not null"))
        .containsExactly(baseline);
    assertThat(decided()).containsExactly("ceded in 9");
  }

  @Test
  void takesUpAgainWhatWasGone() {
    long baseline = stopped("absent_look = 6, guarded_at = now(), untagged_at = now()");
    verdicts.park(fields(baseline), MOMENT);
    assertThat(field(baseline)).matches(one -> one.parked() && !one.guarded());

    verdicts.reopen(fields(baseline), MOMENT);

    assertThat(field(baseline)).matches(one -> !one.parked() && one.absentLook() == null);
    assertThat(receipts.baselinesWhere("untagged_at is null")).containsExactly(baseline);
    assertThat(decided()).containsExactly("parked in 9", "reopened in 9");
  }

  @Test
  void writesAgainWhatAPersonSaysWasNotTheUser() {
    long baseline = stopped("confirmed_run = 4, " + AGAINST_IT);

    verdicts.assertAgain(fields(baseline), MOMENT);

    assertThat(field(baseline))
        .matches(one -> !one.guarded() && one.confirmedRun() == 0)
        .matches(one -> one.divergedLook() == null && one.absentLook() == null);
    assertThat(decided()).containsExactly("asserted in 9");
  }

  @Test
  void remembersSinceWhichLookItIsOtherwise() {
    long baseline = stopped("confirmed = 'STOPPED'");

    verdicts.diverged(fields(baseline), MOMENT);
    verdicts.absent(fields(baseline), MOMENT);

    assertThat(field(baseline).divergedLook()).isEqualTo(MOMENT.look());
    assertThat(field(baseline).absentLook()).isEqualTo(MOMENT.look());
  }

  @Test
  void letsAPersonDecideAboutWhatIsGuarded() {
    long baseline = stopped("diverged_look = 5");

    verdicts.guard(fields(baseline), MOMENT);

    assertThat(field(baseline).guarded()).isTrue();
    assertThat(decided()).containsExactly("guarded in 9");
  }

  private List<String> decided() {
    return kept.jdbc
        .sql("select verdict || ' in ' || look from decisions order by id")
        .query((row, number) -> row.getString(1))
        .list();
  }
}
