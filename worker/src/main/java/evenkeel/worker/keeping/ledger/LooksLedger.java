package evenkeel.worker.keeping.ledger;

import evenkeel.keeping.LookMoment;
import java.sql.Types;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts looks and client runs, and the changes that wake a keeper. */
public final class LooksLedger {
  private static final long NONE = -1;

  private final JdbcClient jdbc;
  private final String client;
  private long lookedLogin = NONE;

  LooksLedger(JdbcClient jdbc, String client) {
    this.jdbc = jdbc;
    this.client = client;
  }

  /** A look that begins, and how many changes of claims it knows of. */
  public record Begun(LookMoment moment, long changes) {}

  public Begun begin(boolean restarted, boolean settled, Duration refresh) {
    return jdbc.sql(
            """
            insert into clients (client, look, run, looked_at) values (:client, 1, 1, now())
            on conflict (client) do update
              set look = clients.look + 1, run = clients.run + case when :restarted then 1 else 0 end,
                looked_at = excluded.looked_at
            returning look, run, now() as at, changes
            """)
        .param("client", client)
        .param("restarted", restarted)
        .query((row, number) ->
            new Begun(
                new LookMoment(
                    row.getLong("look"),
                    row.getLong("run"),
                    row.getTimestamp("at").toInstant(),
                    settled,
                    refresh),
                row.getLong("changes")))
        .single();
  }

  /**
   * Whether the client was started since its last start that was counted, for all that it tells;
   * the answer is remembered as counted. Call in the transaction of the look that counts it.
   *
   * @param launch how it names its start; null = it does not tell
   */
  public boolean started(@Nullable String launch) {
    if (knows(launch)) {
      return false;
    }
    jdbc.sql(
            """
            insert into clients (client, launch, launch_at) values (:client, :launch, now())
            on conflict (client) do update
              set launch = excluded.launch, launch_at = excluded.launch_at,
                seen_until = clients.looked_at
            """)
        .param("client", client)
        .param("launch", launch, Types.VARCHAR)
        .update();
    return true;
  }

  /**
   * Whether this start is counted already. It is named to the second: only one that was seen for
   * longer can be no other.
   */
  private boolean knows(@Nullable String launch) {
    return jdbc.sql(
            """
            select exists (
              select from clients
              where client = :client and launch = :launch
                and looked_at >= launch_at + interval '2 seconds')
            """)
        .param("client", client)
        .param("launch", launch, Types.VARCHAR)
        .query(Boolean.class)
        .single();
  }

  /** The moment of a look that would begin now; it is not counted. */
  public LookMoment next(boolean restarted, boolean settled, Duration refresh) {
    return jdbc.sql(
            """
            select coalesce(max(look), 0) + 1 as look, now() as at,
              coalesce(max(run) + case when :restarted then 1 else 0 end, 1) as run
            from clients where client = :client
            """)
        .param("restarted", restarted)
        .param("client", client)
        .query((row, number) ->
            new LookMoment(
                row.getLong("look"),
                row.getLong("run"),
                row.getTimestamp("at").toInstant(),
                settled,
                refresh))
        .single();
  }

  /** Nothing follows from this look: it need not outlast a crash, so nobody waits for the disk. */
  public void mayBeForgotten() {
    jdbc.sql("set local synchronous_commit = off").update();
  }

  /**
   * The session in force has served a look that is written down; each login is written down once.
   */
  public void lookedIn(long epoch, long login) {
    if (login == lookedLogin) {
      return;
    }
    jdbc.sql(
            """
            update client_sessions set looked = true
            where client = :client and epoch = :epoch and ended_at is null and not looked
            """)
        .param("client", client)
        .param("epoch", epoch)
        .update();
    lookedLogin = login;
  }

  /** What is remembered as written may not have been committed. */
  public void forget() {
    lookedLogin = NONE;
  }

  /** The number of the last look. */
  public long current() {
    return jdbc.sql("select look from clients where client = :client")
        .param("client", client)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** The number of changes of claims so far. */
  public long changes() {
    return jdbc.sql("select changes from clients where client = :client")
        .param("client", client)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /**
   * Whether claims are still as that look saw them; holds changes back until the transaction ends.
   */
  public boolean unchangedSince(long changes) {
    return jdbc.sql("select changes from clients where client = :client for share")
            .param("client", client)
            .query(Long.class)
            .single()
        == changes;
  }
}
