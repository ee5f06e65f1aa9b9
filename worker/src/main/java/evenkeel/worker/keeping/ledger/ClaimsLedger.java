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
  private static final String INSERT =
      """
      with h as (
        select id from holders
        where id = :holder and closed_at is null and releasing_at is null for share)
      insert into claims
        (holder_id, generation_id, amount_left, baseline_id, field, wanted, placed_look, ended_at, ended_why)
      select h.id, g.id, g.amount_left,
        (select b.id from baselines b
         where b.generation_id = g.id and b.field = :field and b.closed_at is null),
        :field, :wanted, :look, case when :why::text is null then null else now() end, :why
      from h cross join unnest(:generations::bigint[], :left::bigint[]) as g (id, amount_left)
      on conflict (holder_id, generation_id, field) do update
        set wanted = excluded.wanted, amount_left = excluded.amount_left,
          baseline_id = excluded.baseline_id,
          ended_at = excluded.ended_at, ended_why = excluded.ended_why
        where excluded.wanted = :stopped
          and (excluded.ended_at is null or excluded.ended_why = 'users_own')
          and (claims.ended_why in ('excluded', 'finished') or (claims.ended_at is null
            and excluded.ended_at is null and claims.wanted <> excluded.wanted))
      """;

  private final JdbcClient jdbc;

  public ClaimsLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A holder's claim on one torrent, open or ended.
   *
   * @param again whether it has ended for what may pass: its torrent was excluded, or complete
   * @param left bytes that the torrent still needs, as last seen; -1 = not seen
   */
  public record Claim(long generation, Run wanted, boolean open, boolean again, long left) {}

  /** All claims a holder ever placed at the client, by generation. */
  public Map<Long, Claim> of(long holder) {
    Map<Long, Claim> claims = new HashMap<>();
    jdbc.sql(
            """
            select generation_id, wanted, ended_at, coalesce(amount_left, -1) as amount_left,
              coalesce(ended_why in ('excluded', 'finished'), false) as again
            from claims where holder_id = :holder and field = :field
            """)
        .param("holder", holder)
        .param("field", FieldsLedger.RUN)
        .query(row -> {
          Claim claim =
              new Claim(
                  row.getLong("generation_id"),
                  Run.valueOf(row.getString("wanted")),
                  row.getTimestamp("ended_at") == null,
                  row.getBoolean("again"),
                  row.getLong("amount_left"));
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
    insert(new Placement(holder, wanted, look, null), generations, new Long[generations.size()]);
    voidUnsent(generations);
  }

  /**
   * The same for downloads, with the bytes that each of them still needs. What the holder wanted to
   * run is to stop instead, and what was excluded or complete for a while is claimed again.
   */
  public void stop(long holder, Map<Long, Long> bytesLeft, long look) {
    Collection<Long> generations = List.copyOf(bytesLeft.keySet());
    Long[] left = generations.stream().map(bytesLeft::get).toArray(Long[]::new);
    insert(new Placement(holder, Run.STOPPED, look, null), generations, left);
    voidUnsent(generations);
  }

  /** Remembers how many bytes claimed torrents still need. */
  public void left(long holder, Map<Long, Long> bytes) {
    jdbc.sql(
            """
            update claims set amount_left = fresh.bytes
            from unnest(:generations::bigint[], :bytes::bigint[]) as fresh (generation_id, bytes)
            where claims.holder_id = :holder and claims.generation_id = fresh.generation_id
            """)
        .param("holder", holder)
        .param("generations", array(bytes.keySet()))
        .param("bytes", array(bytes.values()))
        .update();
  }

  /** Remembers that a torrent is the user's, so that the rule does not claim it later. */
  public void leaveToTheUser(long holder, Collection<Long> generations, long look) {
    note(holder, generations, look, "users_own");
  }

  /** Remembers why torrents are not claimed, so that the rule does not claim them later. */
  public void note(long holder, Collection<Long> generations, long look, String why) {
    insert(
        new Placement(holder, Run.STOPPED, look, why), generations, new Long[generations.size()]);
  }

  /**
   * How claims are inserted.
   *
   * @param endedWhy why they have ended at once; null = they are open
   */
  private record Placement(long holder, Run wanted, long look, @Nullable String endedWhy) {}

  private void insert(Placement placement, Collection<Long> generations, @Nullable Long[] left) {
    jdbc.sql(INSERT)
        .param("stopped", Run.STOPPED.name())
        .param("holder", placement.holder)
        .param("generations", array(generations))
        .param("left", left)
        .param("field", FieldsLedger.RUN)
        .param("wanted", placement.wanted.name())
        .param("look", placement.look)
        .param("why", placement.endedWhy)
        .update();
  }

  /**
   * Notes the bytes that the torrents of a holder's account at a client will bring by themselves.
   */
  public void toCome(long holder, String client, long bytes) {
    jdbc.sql(
            """
            update holder_clients set to_come = :bytes
            where holder_id = :holder and client = :client and to_come <> :bytes
            """)
        .param("holder", holder)
        .param("client", client)
        .param("bytes", bytes)
        .update();
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

  /** Takes back what a holder that may only watch has claimed at a client and never touched. */
  public void withdraw(long holder, String client) {
    jdbc.sql(
            """
            delete from claims c using generations g
            where c.holder_id = :holder and c.ended_at is null and c.baseline_id is null
              and g.id = c.generation_id and g.client = :client
            """)
        .param("holder", holder)
        .param("client", client)
        .update();
  }

  /** Ends claims that must not be followed, on torrents that were never touched for them. */
  public void refuse(Collection<Long> generations) {
    endUntouched(generations, "refused");
  }

  /** Leaves torrents that were never touched to their user: every claim on them ends. */
  public void cede(Collection<Long> generations) {
    endUntouched(generations, "ceded");
  }

  private void endUntouched(Collection<Long> generations, String why) {
    jdbc.sql(
            """
            update claims set ended_at = now(), ended_why = :why
            where generation_id = any(:generations) and baseline_id is null and ended_at is null
            """)
        .param("generations", array(generations))
        .param("why", why)
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
