package evenkeel.worker.keeping.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which torrents carry the tag that shows a person what is held, stopped or forced. Display only:
 * no rule follows from it. But a client writes down that a running torrent is forced, or no longer,
 * only once something else of it changes; so the tag of what was forced goes last.
 */
public final class TagsLedger {
  private final JdbcClient jdbc;

  TagsLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where the tag of one baseline stands. */
  public enum Wanted {
    ADD,
    REMOVE
  }

  /**
   * Baselines whose tag is not as it should be, by generation; the look decides what is true. What
   * was given back and is held again keeps the tag of the later baseline.
   */
  public Map<Long, Wanted> wanted(String client) {
    Map<Long, Wanted> wanted = new HashMap<>();
    jdbc.sql(
            """
            with marked as materialized (
              select b.*, b.closed_at is null and b.parked_at is null and claimed as held,
                claimed, shown
              from baselines b
              cross join lateral (
                select count(*) > 0 as claimed, bool_or(c.wanted = b.confirmed) as shown
                from claims c
                where c.generation_id = b.generation_id and c.field = b.field
                  and c.ended_at is null and c.wanted in ('STOPPED', 'FORCED')) by_anyone
              where (select client from generations g where g.id = b.generation_id) = :client
                and (b.closed_at is null and b.tag_seen_at is null
                    and b.confirmed in ('STOPPED', 'FORCED')
                  or b.tagged_at is not null and b.untagged_at is null))
            select generation_id, held from marked
            where case when held then shown and tag_seen_at is null
              else not claimed and (closed_at is not null
                or (confirmed = 'STOPPED' and parked_at is null and tag_seen_at is not null)) end
            order by id
            """)
        .param("client", client)
        .query(row -> {
          wanted.put(
              row.getLong("generation_id"), row.getBoolean("held") ? Wanted.ADD : Wanted.REMOVE);
        });
    return wanted;
  }

  /** Written before the tag is added: from here on it is to be removed one day. */
  public void tagging(Collection<Long> generations) {
    stamp("tagged_at", "closed_at is null", generations);
  }

  /** Seen in a look: not added again, should another tool drop it. */
  public void seen(Collection<Long> generations) {
    stamp("tag_seen_at", "tagged_at is not null and closed_at is null", generations);
  }

  /**
   * Not there any more; one that was never seen may still be about to show, since a client shows
   * late what it was told.
   */
  public void untagged(Collection<Long> generations) {
    stamp(
        "untagged_at",
        """
        tagged_at is not null and untagged_at is null
          and (tag_seen_at is not null or tagged_at < now() - interval '1 minute')
        """,
        generations);
  }

  private void stamp(String column, String where, Collection<Long> generations) {
    if (generations.isEmpty()) {
      return;
    }
    jdbc.sql(
            "update baselines set "
                + column
                + " = now() where generation_id = any(:generations) and "
                + where)
        .param("generations", generations.toArray(Long[]::new))
        .update();
  }
}
