package evenkeel.worker.emergency;

import evenkeel.emergency.Buffer;
import evenkeel.emergency.workflow.Opened;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.ledger.HoldersLedger.Occasion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that are given back in parts: open, but claiming nothing new. */
final class ReleasesLedger {
  /**
   * What is in fact held stopped, and would run if it were not: confirmed, neither gone nor changed
   * by somebody else, and held by nobody else.
   */
  private static final String HELD =
      """
      c.wanted = 'STOPPED' and b.confirmed = 'STOPPED' and b.value <> 'STOPPED'
        and b.closed_at is null and b.parked_at is null and b.guarded_at is null
        and not exists (
          select from claims o
          where o.generation_id = c.generation_id and o.field = c.field and o.wanted = 'STOPPED'
            and o.ended_at is null and o.holder_id <> c.holder_id)
      """;

  private final JdbcClient jdbc;
  private final HoldersLedger holders;

  ReleasesLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.holders = new HoldersLedger(jdbc);
  }

  /**
   * From here on the row claims nothing new, and nobody else changes it until the transaction ends.
   *
   * @return whether it is open
   */
  boolean begin(Holder row, String why) {
    holders.wakeEveryKeeper();
    return jdbc.sql(
                """
                update holders
                set releasing_at = coalesce(releasing_at, now()),
                  releasing_why = coalesce(releasing_why, :why),
                  released_as_of = (
                    select max(r.id) from readings r
                    where r.account = :account and r.level <> 'EMERGENCY')
                where id = :holder and closed_at is null
                """)
            .param("why", why)
            .param("account", row.account())
            .param("holder", row.id())
            .update()
        == 1;
  }

  /** A row that is being given back; empty unless it is. */
  Optional<Opened.Returning> returning(Holder row) {
    return jdbc.sql(
            """
            select releasing_why, coalesce(released_as_of, 0) as as_of from holders
            where id = :holder and closed_at is null and releasing_at is not null
            """)
        .param("holder", row.id())
        .query((found, number) ->
            new Opened.Returning(found.getString("releasing_why"), found.getLong("as_of")))
        .optional();
  }

  /** A holder's last row, for a day, while there is a client that is not done with it. */
  Optional<Holder> lastUnsettled(String holder) {
    return jdbc.sql(
            """
            select number from holders h
            where holder = :holder
              and number = (select max(number) from holders where holder = :holder)
              and closed_at > now() - interval '1 day'
              and exists (
                select from holder_clients where holder_id = h.id and settled_at is null)
            """)
        .param("holder", holder)
        .query(Long.class)
        .optional()
        .flatMap(number -> holders.row(holder, number));
  }

  /** Whether a reading or an order has had its row. */
  boolean had(Occasion occasion) {
    return jdbc.sql(
            """
            select exists (
              select from holders where opening_reading = :reading or request = :request)
            """)
        .param("reading", occasion.reading())
        .param("request", occasion.request())
        .query(Boolean.class)
        .single();
  }

  /**
   * What became the user's while all was frozen stays the user's under the new row, at clients that
   * are not done with the old one. What did while it was being given back may be what the ratio has
   * fallen by.
   */
  void leaveAsBefore(Holder old, Holder row) {
    jdbc.sql(
            """
            insert into claims
              (holder_id, generation_id, field, wanted, placed_look, ended_at, ended_why)
            select :row, generation_id, field, wanted, placed_look, ended_at, ended_why from claims
            where holder_id = :old and ended_why in ('ceded', 'users_own')
              and ended_at < (select releasing_at from holders where id = :old)
              and not exists (
                select from holder_clients hc
                join generations g on g.client = hc.client and g.id = claims.generation_id
                where hc.holder_id = :old and hc.settled_at is not null)
            """)
        .param("row", row.id())
        .param("old", old.id())
        .update();
  }

  /** Claims that hold nothing back: seeds that were started, what is gone or was never stopped. */
  List<Long> costless(Holder row) {
    return jdbc.sql(
            """
            select c.generation_id from claims c left join baselines b on b.id = c.baseline_id
            where c.holder_id = :holder and c.ended_at is null and (%s) is not true
            """
                .formatted(HELD))
        .param("holder", row.id())
        .query((found, number) -> found.getLong("generation_id"))
        .list();
  }

  /** Downloads that are held; {@link Buffer.Held#id} is the generation's. */
  List<Buffer.Held> held(Holder row) {
    return claims(
        row,
        """
        select c.generation_id, g.client, coalesce(c.amount_left, -1) as amount_left
        from claims c
        join generations g on g.id = c.generation_id
        join baselines b on b.id = c.baseline_id
        where c.holder_id = :holder and c.ended_at is null and %s
        """
            .formatted(HELD));
  }

  /** Downloads that an open row wants stopped, be they stopped yet or not. */
  List<Buffer.Held> wanted(Holder row) {
    return claims(
        row,
        """
        select c.generation_id, g.client, coalesce(c.amount_left, -1) as amount_left
        from claims c join generations g on g.id = c.generation_id
        where c.holder_id = :holder and c.ended_at is null and c.wanted = 'STOPPED'
        """);
  }

  private List<Buffer.Held> claims(Holder row, String which) {
    return jdbc.sql(which)
        .param("holder", row.id())
        .query((found, number) ->
            new Buffer.Held(
                found.getLong("generation_id"),
                found.getString("client"),
                found.getLong("amount_left")))
        .list();
  }

  /**
   * Bytes that will still come by themselves at these clients, as of their last looks: at one that
   * was not looked at since the row opened, what ran when it was seen last.
   */
  long toCome(Holder row, Set<String> clients) {
    return jdbc.sql(
            """
            select coalesce(sum(bytes), 0)::bigint from (
              select to_come as bytes from holder_clients
              where holder_id = :holder and client = any(:clients)
              union all
              select left_bytes from client_torrents t
              where t.account = :account and t.client = any(:clients)
                and not exists (
                  select from holder_clients h
                  where h.holder_id = :holder and h.client = t.client)) as coming
            """)
        .param("holder", row.id())
        .param("account", row.account())
        .param("clients", clients.toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  /** These come now too; the next look at their client knows it by itself. */
  void comes(Holder row, List<Buffer.Held> given) {
    Map<String, Long> byClient = new TreeMap<>();
    given.forEach(one -> byClient.merge(one.client(), one.left(), Long::sum));
    byClient.forEach((client, bytes) ->
        jdbc.sql(
                """
                update holder_clients set to_come = to_come + :bytes
                where holder_id = :holder and client = :client
                """)
            .param("bytes", bytes)
            .param("holder", row.id())
            .param("client", client)
            .update());
  }
}
