package evenkeel.worker.keeping.ledger;

import evenkeel.worker.qbittorrent.session.SessionFence;
import evenkeel.worker.secret.Sealer;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions at one client, sealed, each with the epoch that opened it; and refused logins. */
public final class SessionsLedger implements SessionFence {
  /** A ban lasts an hour by default; a little more, for the two clocks. */
  private static final Duration BAN = Duration.ofMinutes(65);

  private final Tenancy tenancy;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Sealer sealer;

  public SessionsLedger(
      Tenancy tenancy, JdbcClient jdbc, PlatformTransactionManager transactions, Sealer sealer) {
    this.tenancy = tenancy;
    this.jdbc = jdbc;
    this.transactions = new TransactionTemplate(transactions);
    this.sealer = sealer;
  }

  private record Session(long id, String cookie) {}

  @Override
  public void requireLease() {
    transactions.executeWithoutResult(status -> new LeasesLedger(jdbc).require(tenancy));
  }

  @Override
  public void opened(String cookie) {
    transactions.executeWithoutResult(status -> {
      new LeasesLedger(jdbc).require(tenancy);
      jdbc.sql(
              "insert into client_sessions (client, epoch, session) values (:client, :epoch, :session)")
          .param("client", tenancy.client())
          .param("epoch", tenancy.epoch())
          .param("session", sealer.seal(cookie))
          .update();
    });
  }

  @Override
  public List<String> older() {
    return sessions().stream().map(Session::cookie).toList();
  }

  @Override
  public boolean ended(String cookie) {
    return sessions().stream()
        .filter(one -> one.cookie().equals(cookie))
        .map(this::ended)
        .reduce(false, Boolean::logicalOr);
  }

  private boolean ended(Session session) {
    return jdbc.sql("update client_sessions set ended_at = now() where id = :id returning looked")
        .param("id", session.id())
        .query(Boolean.class)
        .single();
  }

  private List<Session> sessions() {
    return jdbc.sql(
            """
            select id, session from client_sessions
            where client = :client and epoch <= :epoch and ended_at is null
            order by id
            """)
        .param("client", tenancy.client())
        .param("epoch", tenancy.epoch())
        .query(
            (row, number) -> new Session(row.getLong("id"), sealer.open(row.getBytes("session"))))
        .list();
  }

  @Override
  public Optional<String> refused(String credentials) {
    return jdbc.sql(
            """
            select reason from client_refusals
            where client = :client and credentials = :credentials
              and (ends_at is null or ends_at > now())
            """)
        .param("client", tenancy.client())
        .param("credentials", credentials)
        .query(String.class)
        .optional();
  }

  @Override
  public void refused(String credentials, String reason) {
    store(credentials, reason, null);
  }

  @Override
  public void banned(String credentials, String reason) {
    store(credentials, reason, BAN.toSeconds());
  }

  private void store(String credentials, String reason, @Nullable Long seconds) {
    jdbc.sql(
            """
            insert into client_refusals (client, credentials, reason, refused_at, ends_at)
            values (:client, :credentials, :reason, now(), now() + make_interval(secs => :seconds))
            on conflict (client) do update
              set credentials = excluded.credentials, reason = excluded.reason,
                  refused_at = excluded.refused_at, ends_at = excluded.ends_at
            """)
        .param("client", tenancy.client())
        .param("credentials", credentials)
        .param("reason", reason)
        .param("seconds", seconds, Types.DOUBLE)
        .update();
  }

  @Override
  public void accepted() {
    jdbc.sql("delete from client_refusals where client = :client")
        .param("client", tenancy.client())
        .update();
  }
}
