package evenkeel.api;

import evenkeel.order.OrderKind;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what a worker would have written. */
public final class Ledger {
  private final JdbcClient owner;

  public Ledger(House.Open house) {
    this.owner = house.owner();
  }

  Ledger(JdbcClient owner) {
    this.owner = owner;
  }

  /** An order with an open row; answers its number. */
  public long ordered(OrderKind kind, String reason, String selection, String request) {
    long number =
        owner
            .sql(
                """
                insert into orders (request, kind, reason, selection)
                values (?, ?, ?, ?) returning number
                """)
            .params(request, kind.name(), reason, selection)
            .query(Long.class)
            .single();
    owner
        .sql("insert into holders (holder, number) values (?, 1)")
        .param("order/" + number)
        .update();
    return number;
  }

  /** The holder of an order. */
  public long holderOf(long order) {
    return owner
        .sql("select id from holders where holder = ?")
        .param("order/" + order)
        .query(Long.class)
        .single();
  }

  /** A reading that counts; answers its id. */
  public long reading(String account, Instant at, long uploaded, long downloaded, String level) {
    return owner
        .sql(
            """
            insert into readings (request, account, read_at, user_id, uploaded_bytes,
              downloaded_bytes, points, wedges, level, at_recovery, emergency_active,
              emergency_frozen, seeding_allocation)
            values (gen_random_uuid()::text, ?, ?, '1', ?, ?, 30000, 2, ?, false, false, false, 9)
            returning id
            """)
        .params(account, at.atOffset(ZoneOffset.UTC), uploaded, downloaded, level)
        .query(Long.class)
        .single();
  }

  /** The row of an emergency of {@code mam}, open; answers its id. */
  public long opened(long number, Instant at, @Nullable String hold) {
    return owner
        .sql(
            """
            insert into holders (holder, number, account, opened_at, hold)
            values ('emergency/mam', :number, 'mam', :at, :hold) returning id
            """)
        .param("number", number)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("hold", hold)
        .query(Long.class)
        .single();
  }

  public void closed(long holder, String why) {
    owner
        .sql("update holders set closed_at = now(), closed_why = ? where id = ?")
        .params(why, holder)
        .update();
  }

  /** What the client's keeper has told of an emergency; {@code settled} = given back and told. */
  public void reported(long holder, String client, int pending, int stopped, boolean settled) {
    owner
        .sql(
            """
            insert into holder_clients (holder_id, client, opening_look, looked, report, settled_at)
            values (?, ?, 1, 1, ?, case when ? then now() end)
            """)
        .params(
            holder,
            client,
            """
            {"client": "%s", "number": 7, "look": 0, "closed": false, "pending": %d, "stopped": %d,
             "started": 2, "restoring": 0, "restored": 0, "ceded": 1, "parked": 0, "guarded": 0,
             "refused": 0, "wouldStop": 0}
            """
                .formatted(client, pending, stopped),
            settled)
        .update();
  }

  /** A torrent that an emergency claims, with its baseline; answers the baseline's id. */
  public long claimed(long holder, String hash) {
    return owner
        .sql(
            """
            with g as (
              insert into generations (client, hash, added_on, name)
              values ('seedbox', :hash, 1, 'Invented Book ' || :hash) returning id),
            b as (
              insert into baselines (generation_id, field, value, look)
              select id, 'run', 'FORCED', 3 from g returning id, generation_id),
            c as (
              insert into claims (holder_id, generation_id, baseline_id, field, wanted, placed_look)
              select :holder, generation_id, id, 'run', 'STOPPED', 3 from b)
            select id from b
            """)
        .param("hash", hash)
        .param("holder", holder)
        .query(Long.class)
        .single();
  }

  /** A preference that an emergency claims, and the write that raised it. */
  public void raised(long holder, Instant at) {
    owner
        .sql(
            """
            with g as (
              insert into generations (client, hash, added_on, name)
              values ('seedbox', 'max_active_uploads', 0, 'max_active_uploads') returning id),
            b as (
              insert into baselines (generation_id, field, value, look)
              select id, 'queue_limit', '3', 3 from g returning id, generation_id),
            c as (
              insert into claims (holder_id, generation_id, baseline_id, field, wanted, placed_look)
              select :holder, generation_id, id, 'queue_limit', '40', 3 from b)
            insert into receipts
              (baseline_id, operation, before, set_to, look, epoch, planned_at, sent_at)
            select id, 'preferences.set', '3', '40', 3, 1, :at, :at from b
            """)
        .param("holder", holder)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** A write to it that was sent. */
  public long sent(long baseline, Instant at) {
    return owner
        .sql(
            """
            insert into receipts
              (baseline_id, operation, before, set_to, look, epoch, planned_at, sent_at)
            values (?, 'STOP', 'FORCED', 'STOPPED', 3, 1, ?, ?) returning id
            """)
        .params(baseline, at.atOffset(ZoneOffset.UTC), at.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  /** The client was looked at, at that time. */
  public void seen(Instant at, @Nullable Integer slots) {
    owner
        .sql(
            """
            insert into client_states
              (client, version, web_api, seen_at, reachable_since, max_active_uploads)
            values ('seedbox', 'v5.1.0', '2.11.4', :at, '2026-11-01T10:00:00Z', :slots)
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("slots", slots)
        .update();
  }

  /** Its torrents: three that send, one of two stalled that is a download, one that receives. */
  public void torrents(String account, long uploadRate, long downloadRate) {
    owner
        .sql(
            "insert into client_torrents values ('seedbox', ?, 1, 3, 2, 4, 0, 0, 0, 1, 1, 3, 1, ?, ?)")
        .params(account, uploadRate, downloadRate)
        .update();
  }

  /** Anything else. */
  public void write(String sql) {
    owner.sql(sql).update();
  }
}
