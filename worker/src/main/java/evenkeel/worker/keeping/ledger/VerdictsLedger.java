package evenkeel.worker.keeping.ledger;

import evenkeel.keeping.LookMoment;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down what became of kept fields in a look; one statement for all fields of a verdict. */
public final class VerdictsLedger {
  /** Why a receipt is closed that was never seen to take effect. */
  static final String UNSEEN = "never seen to take effect";

  private final JdbcClient jdbc;

  VerdictsLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The value in force was read back in this client run. */
  public void hold(List<? extends Kept<?>> kept, LookMoment moment) {
    forBaselines(
            """
            update baselines
            set confirmed = fresh.value, confirmed_run = :run, diverged_look = null,
                absent_look = null, guarded_at = null,
                refused_why = null, refused_run = null, refused_target = null
            from unnest(:ids::bigint[], :values::text[]) as fresh (id, value)
            where baselines.id = fresh.id
            """,
            kept)
        .param(
            "values", kept.stream().map(one -> one.field().target().name()).toArray(String[]::new))
        .param("run", moment.run())
        .update();
  }

  public void confirm(List<? extends Kept<?>> kept, LookMoment moment) {
    jdbc.sql("update receipts set confirmed_at = now() where id = any(:receipts)")
        .param("receipts", receipts(kept))
        .update();
    forBaselines(
            """
            update baselines
            set confirmed = fresh.value, confirmed_run = :run, diverged_look = null,
                absent_look = null
            from unnest(:ids::bigint[], :values::text[]) as fresh (id, value)
            where baselines.id = fresh.id
            """,
            kept)
        .param(
            "values",
            kept.stream()
                .map(one -> Objects.requireNonNull(one.field().pending()).setTo().name())
                .toArray(String[]::new))
        .param("run", moment.run())
        .update();
  }

  /** Writes that are given up as never having happened: another decision takes their place. */
  public void giveUp(List<? extends Kept<?>> kept) {
    jdbc.sql("update receipts set refused_at = now(), refused_why = :why where id = any(:receipts)")
        .param("receipts", receipts(kept.stream().filter(VerdictsLedger::awaits).toList()))
        .param("why", UNSEEN)
        .update();
  }

  private static boolean awaits(Kept<?> kept) {
    return kept.field().pending() != null;
  }

  public void refuse(List<? extends Kept<?>> kept, LookMoment moment, String why) {
    forBaselines(
            """
            update baselines
            set refused_why = :why, refused_run = :run, refused_target = fresh.target
            from unnest(:ids::bigint[], :targets::text[]) as fresh (id, target)
            where baselines.id = fresh.id
            """,
            kept)
        .param(
            "targets", kept.stream().map(one -> one.field().target().name()).toArray(String[]::new))
        .param("why", why)
        .param("run", moment.run())
        .update();
  }

  /** What was refused may be tried again: its user may have seen to it meanwhile. */
  public void giveAnotherChance(String client) {
    jdbc.sql(
            """
            update baselines set refused_run = 0 from generations g
            where g.id = baselines.generation_id and g.client = :client
              and baselines.closed_at is null and baselines.refused_run > 0
            """)
        .param("client", client)
        .update();
  }

  public void close(List<? extends Kept<?>> kept, String how, LookMoment moment) {
    forBaselines(
            "update baselines set closed_at = now(), closed_how = :how where id = any(:ids)", kept)
        .param("how", how)
        .update();
    decide(kept, how, moment);
  }

  /** The user's now: every claim on it ends. */
  public void cede(List<? extends Kept<?>> kept, LookMoment moment) {
    forBaselines(
            """
            update claims set ended_at = now(), ended_why = 'ceded'
            where baseline_id = any(:ids) and ended_at is null
            """,
            kept)
        .update();
    close(kept, "ceded", moment);
  }

  public void diverged(List<? extends Kept<?>> kept, LookMoment moment) {
    since("diverged_look", kept, moment);
  }

  public void absent(List<? extends Kept<?>> kept, LookMoment moment) {
    since("absent_look", kept, moment);
  }

  private void since(String column, List<? extends Kept<?>> kept, LookMoment moment) {
    forBaselines("update baselines set " + column + " = :look where id = any(:ids)", kept)
        .param("look", moment.look())
        .update();
  }

  public void park(List<? extends Kept<?>> kept, LookMoment moment) {
    forBaselines(
            "update baselines set parked_at = now(), guarded_at = null where id = any(:ids)", kept)
        .update();
    decide(kept, "parked", moment);
  }

  public void reopen(List<? extends Kept<?>> kept, LookMoment moment) {
    forBaselines(
            """
            update baselines set parked_at = null, absent_look = null, untagged_at = null
            where id = any(:ids)
            """,
            kept)
        .update();
    decide(kept, "reopened", moment);
  }

  public void guard(List<? extends Kept<?>> kept, LookMoment moment) {
    forBaselines("update baselines set guarded_at = now() where id = any(:ids)", kept).update();
    decide(kept, "guarded", moment);
  }

  /** A person's word that it was not the user: what should hold is written again. */
  void assertAgain(List<? extends Kept<?>> kept, LookMoment moment) {
    forBaselines(
            """
            update baselines
            set guarded_at = null, diverged_look = null, absent_look = null, confirmed_run = 0
            where id = any(:ids)
            """,
            kept)
        .update();
    decide(kept, "asserted", moment);
  }

  private void decide(List<? extends Kept<?>> kept, String verdict, LookMoment moment) {
    forBaselines(
            """
            insert into decisions (baseline_id, verdict, look)
            select id, :verdict, :look from unnest(:ids::bigint[]) as fresh (id)
            """,
            kept)
        .param("verdict", verdict)
        .param("look", moment.look())
        .update();
  }

  private JdbcClient.StatementSpec forBaselines(String sql, List<? extends Kept<?>> kept) {
    return jdbc.sql(sql)
        .param("ids", kept.stream().map(one -> one.field().baselineId()).toArray(Long[]::new));
  }

  private static Long[] receipts(List<? extends Kept<?>> kept) {
    return kept.stream()
        .map(one -> Objects.requireNonNull(one.field().pending()).receipt())
        .toArray(Long[]::new);
  }
}
