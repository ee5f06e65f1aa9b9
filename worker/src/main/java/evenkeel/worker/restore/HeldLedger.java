package evenkeel.worker.restore;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what is held at the clients. */
final class HeldLedger {
  private final JdbcClient jdbc;

  HeldLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether anything can have been held: before Evenkeel first ran there is no ledger. */
  boolean begun() {
    return jdbc.sql("select to_regclass('baselines') is not null").query(Boolean.class).single();
  }

  /** Every torrent of a client that is not given back; a refusal counts in its own client run. */
  List<Held> at(String client) {
    return jdbc.sql(
            """
            select b.id as baseline, g.name,
              case when b.parked_at is not null then 'GONE'
                when b.guarded_at is not null then 'GUARDED'
                when b.refused_target = b.value and b.refused_run = c.run then 'REFUSED'
                else 'DUE' end as state,
              coalesce(b.refused_why, '') as why
            from baselines b
            join generations g on g.id = b.generation_id
            join clients c on c.client = g.client
            where g.client = :client and b.closed_at is null
            order by g.name, b.id
            """)
        .param("client", client)
        .query((row, number) ->
            new Held(
                row.getLong("baseline"),
                row.getString("name"),
                Held.State.valueOf(row.getString("state")),
                row.getString("why")))
        .list();
  }

  /** Whether torrents of a client still carry the tag of what is held. */
  boolean tagged(String client) {
    return jdbc.sql(
            """
            select exists (
              select from baselines b join generations g on g.id = b.generation_id
              where g.client = :client and b.tagged_at is not null and b.untagged_at is null)
            """)
        .param("client", client)
        .query(Boolean.class)
        .single();
  }

  /** A person asks for it, so credentials that were refused are tried once more. */
  void allowLogin(String client) {
    jdbc.sql("delete from client_refusals where client = :client").param("client", client).update();
  }

  /** Ids of all clients that something is held at. */
  List<String> clients() {
    return jdbc.sql(
            """
            select distinct g.client
            from baselines b join generations g on g.id = b.generation_id
            where b.closed_at is null and b.parked_at is null
            order by g.client
            """)
        .query((row, number) -> row.getString("client"))
        .list();
  }

  /** How many torrents of these were closed that way. */
  int closed(Collection<Long> baselines, String how) {
    return jdbc.sql(
            """
            select count(*) from baselines
            where id = any(:baselines) and field = 'run' and closed_how = :how
            """)
        .param("baselines", baselines.toArray(Long[]::new))
        .param("how", how)
        .query(Integer.class)
        .single();
  }
}
