package evenkeel.worker.keeping.ledger;

import evenkeel.keeping.LookMoment;
import evenkeel.worker.effect.Effect;
import evenkeel.worker.effect.TorrentEffects;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was written: planned, then sent, then seen; never sent without being written down first. */
public final class ReceiptsLedger {
  private final JdbcClient jdbc;

  ReceiptsLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Opens the baselines that are missing and writes a receipt for each; answers receipt by hash.
   */
  public Map<String, Long> plan(List<PlannedWrite> writes, LookMoment moment, long epoch) {
    Map<Long, Long> baselines = openBaselines(writes, moment, PlannedWrite::beginsHold);
    Map<Long, String> hashes = new HashMap<>();
    for (PlannedWrite write : writes) {
      Long baseline = write.baseline();
      hashes.put(
          baseline == null ? Objects.requireNonNull(baselines.get(write.generation())) : baseline,
          write.hash());
    }
    return insert(writes, hashes, moment, epoch);
  }

  private Map<String, Long> insert(
      List<PlannedWrite> writes, Map<Long, String> hashes, LookMoment moment, long epoch) {
    PlannedWrite any = writes.getFirst();
    Map<String, String> before = new HashMap<>();
    writes.forEach(write -> before.put(write.hash(), write.before().name()));
    Map<String, Long> receipts = new HashMap<>();
    jdbc.sql(
            """
            insert into receipts (baseline_id, operation, before, set_to, look, epoch)
            select baseline, :operation, before, :target, :look, :epoch
            from unnest(:baselines::bigint[], :before::text[]) as fresh (baseline, before)
            returning id, baseline_id
            """)
        .param("baselines", hashes.keySet().toArray(Long[]::new))
        .param("before", hashes.values().stream().map(before::get).toArray(String[]::new))
        .param("operation", effect(any).label())
        .param("target", any.target().name())
        .param("look", moment.look())
        .param("epoch", epoch)
        .query(row -> {
          receipts.put(
              Objects.requireNonNull(hashes.get(row.getLong("baseline_id"))), row.getLong("id"));
        });
    return receipts;
  }

  private static Effect effect(PlannedWrite write) {
    return TorrentEffects.towards(write.target());
  }

  /**
   * The value found becomes the baseline, together with the plan of the first write.
   *
   * @param tagged whether the tag follows the write: from here on it is to be removed one day
   */
  Map<Long, Long> openBaselines(
      List<PlannedWrite> writes, LookMoment moment, Predicate<PlannedWrite> tagged) {
    List<PlannedWrite> first = writes.stream().filter(write -> write.baseline() == null).toList();
    Map<Long, Long> opened = new HashMap<>();
    if (first.isEmpty()) {
      return opened;
    }
    jdbc.sql(
            """
            insert into baselines (generation_id, field, value, look, tagged_at)
            select generation, :field, value, :look, case when held then now() end
            from unnest(:generations::bigint[], :values::text[], :held::boolean[])
              as fresh (generation, value, held)
            returning id, generation_id
            """)
        .param("field", FieldsLedger.RUN)
        .param("generations", first.stream().map(PlannedWrite::generation).toArray(Long[]::new))
        .param("values", first.stream().map(write -> write.before().name()).toArray(String[]::new))
        .param("held", first.stream().map(tagged::test).toArray(Boolean[]::new))
        .param("look", moment.look())
        .query(row -> {
          opened.put(row.getLong("generation_id"), row.getLong("id"));
        });
    joinClaims(opened);
    return opened;
  }

  private void joinClaims(Map<Long, Long> baselines) {
    jdbc.sql(
            """
            update claims set baseline_id = fresh.baseline
            from unnest(:generations::bigint[], :baselines::bigint[]) as fresh (generation, baseline)
            where claims.generation_id = fresh.generation and claims.field = :field
              and claims.ended_at is null
            """)
        .param("generations", baselines.keySet().toArray(Long[]::new))
        .param("baselines", baselines.values().toArray(Long[]::new))
        .param("field", FieldsLedger.RUN)
        .update();
  }

  /** Baselines of torrents that stood as wanted already: nothing to write, but cession is seen. */
  public void openSatisfied(List<PlannedWrite> satisfied, LookMoment moment) {
    Map<Long, Long> opened = openBaselines(satisfied, moment, write -> false);
    if (opened.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update baselines set confirmed = value, confirmed_run = :run where id = any(:opened)
            """)
        .param("run", moment.run())
        .param("opened", opened.values().toArray(Long[]::new))
        .update();
  }

  /** Marks receipts as sent; answers those that had not been voided meanwhile. */
  public List<Long> send(Collection<Long> receipts) {
    return jdbc.sql(
            """
            update receipts set sent_at = now()
            where id = any(:receipts) and voided_at is null
            returning id
            """)
        .param("receipts", receipts.toArray(Long[]::new))
        .query((row, number) -> row.getLong("id"))
        .list();
  }

  /** The client certainly did not take these. */
  public void rejected(Collection<Long> receipts, String why) {
    jdbc.sql(
            """
            update receipts set refused_at = now(), refused_why = :why where id = any(:receipts)
            """)
        .param("receipts", receipts.toArray(Long[]::new))
        .param("why", why)
        .update();
  }

  /**
   * What was planned and never sent is decided again; baselines that were never used are closed.
   */
  public void voidUnsent(String client) {
    jdbc.sql(
            """
            update receipts set voided_at = now()
            from baselines b join generations g on g.id = b.generation_id
            where receipts.baseline_id = b.id and g.client = :client
              and receipts.sent_at is null and receipts.voided_at is null
            """)
        .param("client", client)
        .update();
    jdbc.sql(
            """
            with unused as (
              update baselines set closed_at = now(), closed_how = 'unused'
              from generations g
              where g.id = baselines.generation_id and g.client = :client
                and baselines.closed_at is null and baselines.confirmed is null
                and not exists (
                  select from receipts r where r.baseline_id = baselines.id and r.sent_at is not null)
              returning baselines.id)
            update claims set baseline_id = null where baseline_id in (select id from unused)
            """)
        .param("client", client)
        .update();
  }

  /** From now on what was sent and not seen can no longer arrive: its session is logged out. */
  public void fence(String client) {
    jdbc.sql(
            """
            update receipts set fenced_at = now()
            from baselines b join generations g on g.id = b.generation_id
            where receipts.baseline_id = b.id and g.client = :client and b.closed_at is null
              and receipts.sent_at is not null
              and receipts.fenced_at is null and receipts.confirmed_at is null
              and receipts.refused_at is null
            """)
        .param("client", client)
        .update();
  }

  /**
   * How many torrents were started within the last minute; what one call starts is of one client. A
   * call that raises limits of the queue starts at most as many as the greatest raise of them.
   */
  public int startsInLastMinute(String client) {
    return jdbc.sql(
            """
            select coalesce(sum(torrents), 0) from (
              select
                coalesce(
                  max(case when operation = :raise
                    then greatest(set_to::bigint - before::bigint, 0) end),
                  count(*)) as torrents,
                min(baseline_id) as baseline from receipts
              where set_to <> 'STOPPED' and coalesce(refused_why, :unseen) = :unseen
                and sent_at > now() - interval '65 seconds' and sent_at <= now()
                and (operation = :raise or sent_at > now() - interval '1 minute')
              group by sent_at, look, epoch) calls
            where (
              select g.client from baselines b join generations g on g.id = b.generation_id
              where b.id = calls.baseline) = :client
            """)
        .param("raise", Effect.SET_PREFERENCES.label())
        .param("unseen", VerdictsLedger.UNSEEN)
        .param("client", client)
        .query(Integer.class)
        .single();
  }
}
