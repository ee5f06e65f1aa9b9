package evenkeel.worker.keeping.ledger;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may write to which client, by PostgreSQL's clock. */
public final class LeasesLedger {
  private final JdbcClient jdbc;

  public LeasesLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes the lease if nobody holds it. */
  public Optional<Tenancy> acquire(String client, String holder, Duration time) {
    return take(client, holder, time, false);
  }

  /** Takes the lease from whoever holds it: for restoring by hand. */
  public Tenancy seize(String client, String holder, Duration time) {
    return take(client, holder, time, true).orElseThrow();
  }

  private Optional<Tenancy> take(String client, String holder, Duration time, boolean force) {
    return jdbc.sql(
            """
            insert into client_leases as mine (client, holder, epoch, expires_at)
            values (:client, :holder, 1, now() + make_interval(secs => :seconds))
            on conflict (client) do update
              set holder = excluded.holder, epoch = mine.epoch + 1, expires_at = excluded.expires_at
              where :force or mine.expires_at <= now()
            returning epoch
            """)
        .param("client", client)
        .param("holder", holder)
        .param("seconds", seconds(time))
        .param("force", force)
        .query(Long.class)
        .optional()
        .map(epoch -> new Tenancy(client, epoch));
  }

  /** Extends the lease; false when it is somebody else's. */
  public boolean renew(Tenancy mine, Duration time) {
    return jdbc.sql(
                """
                update client_leases set expires_at = now() + make_interval(secs => :seconds)
                where client = :client and epoch = :epoch
                """)
            .param("client", mine.client())
            .param("epoch", mine.epoch())
            .param("seconds", seconds(time))
            .update()
        == 1;
  }

  /** Gives the lease up, so that the next worker need not wait for its end. */
  public void release(Tenancy mine) {
    jdbc.sql(
            "update client_leases set expires_at = now() where client = :client and epoch = :epoch")
        .param("client", mine.client())
        .param("epoch", mine.epoch())
        .update();
  }

  /**
   * Makes sure, until the surrounding transaction ends, that the lease is still this tenancy's.
   *
   * @throws LeaseLost if it is not
   */
  public void require(Tenancy mine) {
    boolean mineStill =
        jdbc.sql(
                """
                select epoch from client_leases
                where client = :client and epoch = :epoch and expires_at > now()
                for share
                """)
            .param("client", mine.client())
            .param("epoch", mine.epoch())
            .query(Long.class)
            .optional()
            .isPresent();
    if (!mineStill) {
      throw new LeaseLost(mine);
    }
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
