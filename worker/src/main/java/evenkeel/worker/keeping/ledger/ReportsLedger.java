package evenkeel.worker.keeping.ledger;

import evenkeel.keeping.KeeperReport;
import evenkeel.torrent.Run;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** How far a client is with each holder, and what its story has been told of it. */
public final class ReportsLedger {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /**
   * Every claim of a holder at a client stands in exactly one of these states. What a person has
   * asserted again (confirmed in no run) is pending until it is seen. Who wants a seed forced has
   * it started where another wants it no more than that. A limit of the queue counts only while it
   * is being given back.
   */
  private static final String COUNT =
      """
      with counted as materialized (
        select case
          when c.field <> 'run' and (c.ended_at is null or c.ended_why = 'ceded'
            or b.id is null or b.closed_at is not null or exists (
              select from claims other
              where other.generation_id = b.generation_id and other.field = b.field
                and other.ended_at is null))
            then 'aside'
          when c.ended_why in ('ceded', 'users_own') then 'ceded'
          when c.ended_why = 'observed' then 'observed'
          when c.ended_why like 'refused%' then 'refused'
          when b.closed_at is null and b.parked_at is not null then 'parked'
          when b.closed_at is null and b.guarded_at is not null then 'guarded'
          when b.closed_at is null and b.refused_why is not null then 'refused'
          when c.ended_at is null and b.confirmed_run > 0
            and (b.confirmed = c.wanted
              or c.wanted = 'FORCED' and b.confirmed = 'NORMAL' and exists (
                select from claims other
                where other.generation_id = c.generation_id and other.field = c.field
                  and other.ended_at is null and other.wanted = 'NORMAL'))
            and not exists (
            select from receipts r
            where r.baseline_id = b.id and r.sent_at is not null and r.voided_at is null
              and r.confirmed_at is null and r.refused_at is null)
            then case c.wanted when 'STOPPED' then 'stopped' else 'started' end
          when c.ended_at is null and b.id is null and c.generation_id = any(:missing) then 'parked'
          when c.ended_at is null then 'pending'
          when b.id is null or b.closed_at is not null or exists (
            select from claims other
            where other.generation_id = b.generation_id and other.field = b.field
              and other.ended_at is null)
            then 'restored'
          else 'restoring' end as state
        from claims c
        join generations g on g.id = c.generation_id
        left join baselines b on b.id = c.baseline_id
        where c.holder_id = :holder and g.client = :client)
      select
        count(*) filter (where state = 'pending') as pending,
        count(*) filter (where state = 'stopped') as stopped,
        count(*) filter (where state = 'started') as started,
        count(*) filter (where state = 'restoring') as restoring,
        count(*) filter (where state = 'restored') as restored,
        count(*) filter (where state = 'ceded') as ceded,
        count(*) filter (where state = 'parked') as parked,
        count(*) filter (where state = 'guarded') as guarded,
        count(*) filter (where state = 'refused') as refused,
        count(*) filter (where state = 'observed') as observed
      from counted
      """;

  private final JdbcClient jdbc;

  ReportsLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A report that a story has not received yet. */
  public record Untold(long holderId, String holder, KeeperReport report) {}

  /**
   * Counts a holder's claims at a client as they stand now.
   *
   * @param missing generations that the client does not show although they are claimed
   */
  public KeeperReport count(
      HoldersLedger.Holder holder, String client, int wouldStop, Set<Long> missing) {
    return jdbc.sql(COUNT)
        .param("holder", holder.id())
        .param("client", client)
        .param("missing", missing.toArray(Long[]::new))
        .query((row, number) -> report(row, holder, client, wouldStop))
        .single();
  }

  private static KeeperReport report(
      ResultSet row, HoldersLedger.Holder holder, String client, int wouldStop)
      throws SQLException {
    return new KeeperReport(
        client,
        holder.number(),
        0,
        holder.closed(),
        row.getInt("pending"),
        row.getInt("stopped"),
        row.getInt("started"),
        row.getInt("restoring"),
        row.getInt("restored"),
        row.getInt("ceded"),
        row.getInt("parked"),
        row.getInt("guarded"),
        row.getInt("refused"),
        wouldStop + row.getInt("observed"));
  }

  /**
   * Writes the report down if it says something new; a holder with nothing left to say is settled.
   */
  public void make(HoldersLedger.Holder holder, KeeperReport report) {
    jdbc.sql(
            """
            update holder_clients
            set report = :report,
                settled_at = case when :done and told = :report then now() end
            where holder_id = :holder and client = :client and settled_at is null
              and (report is distinct from :report or (:done and told = :report))
            """)
        .param("report", JSON.writeValueAsString(report))
        .param("done", holder.closed() && report.returned())
        .param("holder", holder.id())
        .param("client", report.client())
        .update();
  }

  public List<Untold> untold(String client, long look) {
    return jdbc.sql(
            """
            select hc.holder_id, h.holder, hc.report
            from holder_clients hc join holders h on h.id = hc.holder_id
            where hc.client = :client and hc.settled_at is null and hc.report is not null
              and hc.report is distinct from hc.told
            order by hc.holder_id
            """)
        .param("client", client)
        .query((row, number) ->
            new Untold(
                row.getLong("holder_id"),
                row.getString("holder"),
                JSON.readValue(row.getString("report"), KeeperReport.class).at(look)))
        .list();
  }

  /**
   * What became of the downloads that a holder was to stop at a client.
   *
   * @param others those that somebody else has started
   * @param held those that it stops, or is to stop
   */
  public record Downloads(int others, int held) {}

  /** Counts the downloads of a holder at a client. */
  public Downloads downloads(long holder, String client) {
    return jdbc.sql(
            """
            select count(*) filter (where c.ended_why in ('ceded', 'users_own')) as others,
              count(*) filter (where c.ended_at is null) as held
            from claims c join generations g on g.id = c.generation_id
            where c.holder_id = :holder and g.client = :client
              and c.field = :field and c.wanted = :stopped
            """)
        .param("holder", holder)
        .param("client", client)
        .param("field", FieldsLedger.RUN)
        .param("stopped", Run.STOPPED.name())
        .query((row, number) -> new Downloads(row.getInt("others"), row.getInt("held")))
        .single();
  }

  /** The story has it. */
  public void told(Untold told) {
    jdbc.sql(
            "update holder_clients set told = :report where holder_id = :holder and client = :client")
        .param("report", JSON.writeValueAsString(told.report().at(0)))
        .param("holder", told.holderId())
        .param("client", told.report().client())
        .update();
  }
}
