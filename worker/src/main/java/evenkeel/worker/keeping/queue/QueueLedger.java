package evenkeel.worker.keeping.queue;

import evenkeel.keeping.LookMoment;
import evenkeel.torrent.QueueLimit;
import evenkeel.worker.keeping.ledger.FieldsLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims on limits of one client's queue, and what became of them. Call in a tenancy. */
public final class QueueLedger {
  /** A limit of all torrents that was taken back stays so for that long. */
  public static final Duration REST = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final String client;

  public QueueLedger(JdbcClient jdbc, String client) {
    this.jdbc = jdbc;
    this.client = client;
  }

  /** The number of each preference, as of a torrent that nobody added. */
  public Map<Long, QueuePreference> generations() {
    jdbc.sql(
            """
            insert into generations (client, hash, added_on, name)
            select :client, label, 0, label from unnest(:labels::text[]) as labels (label)
            on conflict (client, hash, added_on) do nothing
            """)
        .param("client", client)
        .param("labels", labels())
        .update();
    return known();
  }

  /** The same, of those that have one already. */
  public Map<Long, QueuePreference> known() {
    Map<Long, QueuePreference> generations = new HashMap<>();
    jdbc.sql(
            """
            select id, hash from generations
            where client = :client and hash = any(:labels) and added_on = 0
            """)
        .param("client", client)
        .param("labels", labels())
        .query(row -> {
          generations.put(row.getLong("id"), QueuePreference.labelled(row.getString("hash")));
        });
    return generations;
  }

  private static String[] labels() {
    return Arrays.stream(QueuePreference.values())
        .map(QueuePreference::label)
        .toArray(String[]::new);
  }

  /** What a holder has wanted of these limits: whether each claim is open. */
  public List<Boolean> claims(long holder, Collection<Long> generations) {
    return jdbc.sql(
            """
            select ended_at is null as open from claims
            where holder_id = :holder and generation_id = any(:generations) and field = :field
            """)
        .param("holder", holder)
        .param("generations", generations.toArray(Long[]::new))
        .param("field", FieldsLedger.QUEUE_LIMIT)
        .query((row, number) -> row.getBoolean("open"))
        .list();
  }

  /** A holder whose row is open wants these limits, by generation; another than before, too. */
  public void want(long holder, Map<Long, QueueLimit> limits, LookMoment moment) {
    List<Long> generations = List.copyOf(limits.keySet());
    jdbc.sql(
            """
            with h as (
              select id from holders where id = :holder and closed_at is null for share)
            insert into claims
              (holder_id, generation_id, baseline_id, field, wanted, placed_look)
            select h.id, wants.id,
              (select b.id from baselines b
               where b.generation_id = wants.id and b.field = :field and b.closed_at is null),
              :field, wants.wanted, :look
            from h cross join unnest(:generations::bigint[], :values::text[]) as wants (id, wanted)
            on conflict (holder_id, generation_id, field) do update
              set wanted = excluded.wanted, baseline_id = excluded.baseline_id
              where claims.ended_at is null
            """)
        .param("holder", holder)
        .param("field", FieldsLedger.QUEUE_LIMIT)
        .param("look", moment.look())
        .param("generations", generations.toArray(Long[]::new))
        .param(
            "values",
            generations.stream()
                .map(one -> Objects.requireNonNull(limits.get(one)).name())
                .toArray(String[]::new))
        .update();
  }

  /** Whoever wants more of a limit wants that from now on; answers whether anyone did. */
  public boolean wantNoMore(long generation, QueueLimit limit) {
    return jdbc.sql(
                """
                update claims set wanted = :limit
                where generation_id = :generation and field = :field and ended_at is null
                  and wanted <> :limit
                """)
            .param("limit", limit.name())
            .param("generation", generation)
            .param("field", FieldsLedger.QUEUE_LIMIT)
            .update()
        > 0;
  }

  /** What open claims want of these limits where there is no baseline yet: by generation. */
  public Map<Long, List<QueueLimit>> withoutBaseline(Collection<Long> generations) {
    Map<Long, List<QueueLimit>> wants = new HashMap<>();
    jdbc.sql(
            """
            select generation_id, wanted from claims
            where generation_id = any(:generations) and field = :field and ended_at is null
              and baseline_id is null
            """)
        .param("generations", generations.toArray(Long[]::new))
        .param("field", FieldsLedger.QUEUE_LIMIT)
        .query(row -> {
          wants
              .computeIfAbsent(row.getLong("generation_id"), any -> new ArrayList<>())
              .add(QueueLimit.named(row.getString("wanted")));
        });
    return wants;
  }

  /** Whether one of these was written within that time, so that not all of it may show yet. */
  public boolean writtenWithin(Duration time, Collection<Long> generations) {
    return jdbc.sql(
            """
            select exists (
              select from baselines b join receipts r on r.baseline_id = b.id
              where b.generation_id = any(:generations) and b.field = :field
                and b.closed_at is null
                and r.sent_at between now() - make_interval(secs => :seconds) and now())
            """)
        .param("generations", generations.toArray(Long[]::new))
        .param("field", FieldsLedger.QUEUE_LIMIT)
        .param("seconds", time.toMillis() / 1000.0)
        .query(Boolean.class)
        .single();
  }

  /** Whether the limit of all torrents was set back within that time, and is still kept. */
  public boolean takenBackWithin(Duration time) {
    return jdbc.sql(
            """
            select exists (
              select from baselines b join generations g on g.id = b.generation_id
              join receipts r on r.baseline_id = b.id
              where g.client = :client and g.hash = :torrents and b.field = :field
                and b.closed_at is null and r.set_to = b.value
                and r.sent_at between now() - make_interval(secs => :seconds) and now())
            """)
        .param("client", client)
        .param("torrents", QueuePreference.MAX_ACTIVE_TORRENTS.label())
        .param("field", FieldsLedger.QUEUE_LIMIT)
        .param("seconds", (double) time.toSeconds())
        .query(Boolean.class)
        .single();
  }

  /** What was refused and last asked for that long ago may be asked for; answers whether any. */
  public boolean giveAnotherChance(Duration after) {
    return jdbc.sql(
                """
                update baselines set refused_run = 0
                from generations g
                where g.id = baselines.generation_id and g.client = :client
                  and baselines.field = :field and baselines.closed_at is null
                  and baselines.refused_run > 0
                  and not exists (
                    select from receipts r
                    where r.baseline_id = baselines.id
                      and r.sent_at between now() - make_interval(secs => :seconds) and now())
                """)
            .param("client", client)
            .param("field", FieldsLedger.QUEUE_LIMIT)
            .param("seconds", (double) after.toSeconds())
            .update()
        > 0;
  }
}
