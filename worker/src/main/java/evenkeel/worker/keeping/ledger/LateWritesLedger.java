package evenkeel.worker.keeping.ledger;

import evenkeel.keeping.LookMoment;
import evenkeel.torrent.QueueLimit;
import evenkeel.torrent.Run;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes that may come to another end than it seemed: those whose answer was lost at a client
 * without a fence may still arrive, and what a client did it may forget when it dies.
 */
public final class LateWritesLedger {
  /**
   * For how long after a torrent was given back a late write on it is undone; and for how long
   * after a start of the client it is found out what that has forgotten.
   */
  public static final Duration QUARANTINE = Duration.ofMinutes(10);

  /** Whatever was seen to stand for longer is saved: a client does so within seconds. */
  private static final Duration UNSAVED = Duration.ofMinutes(2);

  private final JdbcClient jdbc;

  LateWritesLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A write that may still arrive.
   *
   * @param baseline number of the baseline it was sent for, open or closed
   * @param value what that baseline gives back
   */
  public record LateWrite<V>(long receipt, long generation, long baseline, V value, V setTo) {
    /** The same, to be undone by the baseline that is open now. */
    public LateWrite<V> by(long open) {
      return new LateWrite<>(receipt, generation, open, value, setTo);
    }
  }

  /** The answers to these were lost. */
  public void lose(Collection<Long> receipts) {
    jdbc.sql("update receipts set lost_at = now() where id = any(:receipts)")
        .param("receipts", receipts.toArray(Long[]::new))
        .update();
  }

  /** Whoever sent what has not been seen is gone, and with him what was answered. */
  public void loseUnseen(String client) {
    jdbc.sql(
            """
            update receipts set lost_at = now()
            from baselines b join generations g on g.id = b.generation_id
            where receipts.baseline_id = b.id and g.client = :client and receipts.sent_at is not null
              and receipts.lost_at is null and receipts.fenced_at is null
              and receipts.confirmed_at is null and receipts.refused_at is null
            """)
        .param("client", client)
        .update();
  }

  /** What may still arrive: while it is held for, and in the quarantine after that. */
  public List<LateWrite<Run>> awaited(String client) {
    return awaited(client, FieldsLedger.RUN, Run::valueOf);
  }

  /** The same of limits of the queue. */
  public List<LateWrite<QueueLimit>> awaitedLimits(String client) {
    return awaited(client, FieldsLedger.QUEUE_LIMIT, QueueLimit::named);
  }

  private <V> List<LateWrite<V>> awaited(String client, String field, Function<String, V> value) {
    return jdbc.sql(
            """
            select r.id, b.generation_id, b.id as baseline, b.value, r.set_to
            from receipts r join baselines b on b.id = r.baseline_id
            join generations g on g.id = b.generation_id
            where g.client = :client and b.field = :field
              and r.lost_at is not null and r.confirmed_at is null
              and r.arrived_at is null and r.fenced_at is null
              and (b.closed_at is null
                or (b.closed_how = 'restored'
                  and b.closed_at > now() - make_interval(secs => :quarantine)))
            order by r.id
            """)
        .param("client", client)
        .param("field", field)
        .param("quarantine", (double) QUARANTINE.toSeconds())
        .query((row, number) ->
            new LateWrite<>(
                row.getLong("id"),
                row.getLong("generation_id"),
                row.getLong("baseline"),
                value.apply(row.getString("value")),
                value.apply(row.getString("set_to"))))
        .list();
  }

  /** They have arrived: what their baselines stand for is written again. */
  public void undo(List<? extends LateWrite<?>> arrived, LookMoment moment) {
    jdbc.sql("update receipts set arrived_at = now() where id = any(:receipts)")
        .param("receipts", arrived.stream().map(LateWrite::receipt).toArray(Long[]::new))
        .update();
    open(arrived.stream().map(LateWrite::baseline).distinct().toList(), "undone", moment);
  }

  private void open(List<Long> baselines, String verdict, LookMoment moment) {
    jdbc.sql(
            """
            update baselines
            set closed_at = null, closed_how = null, confirmed_run = 0, diverged_look = null
            where id = any(:baselines)
            """)
        .param("baselines", baselines.toArray(Long[]::new))
        .update();
    jdbc.sql(
            """
            insert into decisions (baseline_id, verdict, look)
            select id, :verdict, :look from unnest(:baselines::bigint[]) as fresh (id)
            """)
        .param("verdict", verdict)
        .param("baselines", baselines.toArray(Long[]::new))
        .param("look", moment.look())
        .update();
  }

  /**
   * A torrent that was given back shortly before the last start of its client, and not seen since.
   */
  public record Returned(long generation, long baseline, Run value) {}

  /**
   * Those that stood as they were given back when the client was seen last before its start. None
   * where it does not tell its starts: it may be another login alone, and the user's doing.
   */
  public List<Returned> unsaved(String client, LookMoment moment) {
    return jdbc.sql(
            """
            select b.id, b.generation_id, b.value
            from clients c
            join generations g on g.client = c.client
            join baselines b on b.generation_id = g.id and b.field = :field
            where c.client = :client and c.launch is not null and b.closed_how = 'restored'
              and b.closed_at < c.launch_at
              and b.closed_at > c.seen_until - make_interval(secs => :unsaved)
              and c.launch_at > now() - make_interval(secs => :quarantine)
              and coalesce(b.confirmed_run, 0) < :run and g.last_run = b.value
              and not exists (
                select from baselines later
                where later.generation_id = b.generation_id and later.field = b.field
                  and later.id > b.id)
            """)
        .param("client", client)
        .param("field", FieldsLedger.RUN)
        .param("run", moment.run())
        .param("unsaved", (double) UNSAVED.toSeconds())
        .param("quarantine", (double) QUARANTINE.toSeconds())
        .query((row, number) ->
            new Returned(
                row.getLong("generation_id"),
                row.getLong("id"),
                Run.valueOf(row.getString("value"))))
        .list();
  }

  /** The client has kept these over its start. */
  public void kept(Collection<Returned> returned, LookMoment moment) {
    jdbc.sql("update baselines set confirmed_run = :run where id = any(:baselines)")
        .param("run", moment.run())
        .param("baselines", returned.stream().map(Returned::baseline).toArray(Long[]::new))
        .update();
  }

  /** The client has forgotten these: they are to be given back again, if nobody holds them. */
  public void forgotten(Collection<Returned> returned, LookMoment moment) {
    List<Long> baselines = returned.stream().map(Returned::baseline).toList();
    open(baselines, "forgotten", moment);
    jdbc.sql("update baselines set guarded_at = null where id = any(:baselines)")
        .param("baselines", baselines.toArray(Long[]::new))
        .update();
    jdbc.sql(
            """
            update claims set baseline_id = b.id from baselines b
            where b.id = any(:baselines) and claims.generation_id = b.generation_id
              and claims.field = b.field and claims.ended_at is null
            """)
        .param("baselines", baselines.toArray(Long[]::new))
        .update();
  }

  /** A tag that was removed shortly before the last start of the client may be there again. */
  public void tagsMayBeBack(String client) {
    jdbc.sql(
            """
            update baselines set untagged_at = null
            from generations g join clients c on c.client = g.client
            where baselines.generation_id = g.id and g.client = :client
              and baselines.untagged_at < c.launch_at
              and baselines.untagged_at > c.seen_until - make_interval(secs => :unsaved)
              and baselines.closed_at > c.seen_until - make_interval(secs => :quarantine)
              and c.launch_at > now() - make_interval(secs => :quarantine)
            """)
        .param("client", client)
        .param("unsaved", (double) UNSAVED.toSeconds())
        .param("quarantine", (double) QUARANTINE.toSeconds())
        .update();
  }
}
