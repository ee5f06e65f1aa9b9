package evenkeel.worker.keeping.ledger;

import evenkeel.torrent.Run;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who wants what of which torrent. Every change voids decisions that have not been sent. */
public final class ClaimsLedger {
  private final JdbcClient jdbc;

  public ClaimsLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A holder's claim on one torrent, open or ended. */
  public record Claim(long generation, Run wanted, boolean open) {}

  /** All claims a holder ever placed at the client, by generation. */
  public Map<Long, Claim> of(long holder) {
    Map<Long, Claim> claims = new HashMap<>();
    jdbc.sql(
            "select generation_id, wanted, ended_at from claims where holder_id = :holder and field = :field")
        .param("holder", holder)
        .param("field", FieldsLedger.RUN)
        .query(row -> {
          Claim claim =
              new Claim(
                  row.getLong("generation_id"),
                  Run.valueOf(row.getString("wanted")),
                  row.getTimestamp("ended_at") == null);
          claims.put(claim.generation(), claim);
        });
    return claims;
  }

  /**
   * Places claims for a holder whose row is open, and stays so until the transaction ends; they
   * join open baselines and void what was decided about these torrents and not yet sent. Placed
   * once, however often it is asked.
   */
  public void place(long holder, Collection<Long> generations, Run wanted, long look) {
    insert(holder, generations, wanted, look, null);
    voidUnsent(generations);
  }

  /** Remembers that a torrent is the user's, so that the rule does not claim it later. */
  public void leaveToTheUser(long holder, Collection<Long> generations, long look) {
    insert(holder, generations, Run.STOPPED, look, "users_own");
  }

  private void insert(
      long holder, Collection<Long> generations, Run wanted, long look, @Nullable String endedWhy) {
    jdbc.sql(
            """
            with h as (
              select id from holders where id = :holder and closed_at is null for share)
            insert into claims
              (holder_id, generation_id, baseline_id, field, wanted, placed_look, ended_at, ended_why)
            select h.id, g.id,
              (select b.id from baselines b
               where b.generation_id = g.id and b.field = :field and b.closed_at is null),
              :field, :wanted, :look, case when :why::text is null then null else now() end, :why
            from h cross join unnest(:generations::bigint[]) as g (id)
            on conflict (holder_id, generation_id, field) do nothing
            """)
        .param("holder", holder)
        .param("generations", array(generations))
        .param("field", FieldsLedger.RUN)
        .param("wanted", wanted.name())
        .param("look", look)
        .param("why", endedWhy)
        .update();
  }

  /** Claims by list, without waiting for a look; the keeper is woken. Call in a transaction. */
  public int placeByList(long holder, String client, Collection<String> hashes, Run wanted) {
    // First, as a keeper does that looks or sends: whoever comes second waits, neither for ever.
    wake(client);
    List<Long> generations =
        jdbc.sql(
                """
                select distinct on (hash) id from generations
                where client = :client and hash = any(:hashes)
                order by hash, added_on desc
                """)
            .param("client", client)
            .param("hashes", hashes.toArray(String[]::new))
            .query((row, number) -> row.getLong("id"))
            .list();
    place(holder, generations, wanted, 0);
    return generations.size();
  }

  public void end(long holder, Collection<Long> generations, String why) {
    jdbc.sql(
            """
            update claims set ended_at = now(), ended_why = :why
            where holder_id = :holder and generation_id = any(:generations) and ended_at is null
            """)
        .param("holder", holder)
        .param("generations", array(generations))
        .param("why", why)
        .update();
    voidUnsent(generations);
  }

  private void voidUnsent(Collection<Long> generations) {
    jdbc.sql(
            """
            update receipts set voided_at = now()
            where sent_at is null and voided_at is null and baseline_id in
              (select id from baselines where generation_id = any(:generations) and closed_at is null)
            """)
        .param("generations", array(generations))
        .update();
  }

  /** What open claims want of torrents that have no baseline yet: by generation. */
  public Map<Long, Run> withoutBaseline(String client) {
    Map<Long, Run> wanted = new HashMap<>();
    jdbc.sql(
            """
            select c.generation_id, array_agg(c.wanted) as wants
            from claims c join generations g on g.id = c.generation_id
            where g.client = :client and c.field = :field and c.ended_at is null
              and c.baseline_id is null
            group by c.generation_id
            """)
        .param("client", client)
        .param("field", FieldsLedger.RUN)
        .query(row -> {
          List<Run> wants =
              Arrays.stream((String[]) row.getArray("wants").getArray()).map(Run::valueOf).toList();
          wanted.put(row.getLong("generation_id"), Run.strictest(wants).orElseThrow());
        });
    return wanted;
  }

  /** Forgets claims that never had an effect on torrents that are gone. */
  public void forget(Collection<Long> generations) {
    jdbc.sql("delete from claims where generation_id = any(:generations) and baseline_id is null")
        .param("generations", array(generations))
        .update();
  }

  /** Ends claims that must not be followed, on torrents that were never touched for them. */
  public void refuse(Collection<Long> generations) {
    jdbc.sql(
            """
            update claims set ended_at = now(), ended_why = 'refused'
            where generation_id = any(:generations) and baseline_id is null and ended_at is null
            """)
        .param("generations", array(generations))
        .update();
  }

  /** Wakes the keeper of a client. */
  public void wake(String client) {
    jdbc.sql(
            """
            insert into clients (client, changes) values (:client, 1)
            on conflict (client) do update set changes = clients.changes + 1
            """)
        .param("client", client)
        .update();
  }

  private static Long[] array(Collection<Long> generations) {
    return generations.toArray(Long[]::new);
  }
}
