package evenkeel.worker.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refused logins where keepers remember them too, so that neither tries what the other did. */
public final class RefusalsLedger implements Refusals {
  /** A ban lasts an hour by default; a little more, for the two clocks. */
  static final Duration BAN = Duration.ofMinutes(65);

  private final JdbcClient jdbc;

  public RefusalsLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Refused> standing(String client, String credentials) {
    return jdbc.sql(
            """
            select reason, refused_at, ends_at from client_refusals
            where client = :client and credentials = :credentials
              and (ends_at is null or ends_at > now())
            """)
        .param("client", client)
        .param("credentials", credentials)
        .query(RefusalsLedger::refused)
        .optional();
  }

  private static Refused refused(ResultSet row, int number) throws SQLException {
    Timestamp until = row.getTimestamp("ends_at");
    return new Refused(
        row.getString("reason"),
        row.getTimestamp("refused_at").toInstant(),
        until == null ? null : until.toInstant());
  }

  @Override
  public void remember(String client, String credentials, String reason, boolean ban) {
    @Nullable Long seconds = ban ? BAN.toSeconds() : null;
    jdbc.sql(
            """
            insert into client_refusals (client, credentials, reason, refused_at, ends_at)
            values (:client, :credentials, :reason, now(), now() + make_interval(secs => :seconds))
            on conflict (client) do update
              set credentials = excluded.credentials, reason = excluded.reason,
                  refused_at = excluded.refused_at, ends_at = excluded.ends_at
            """)
        .param("client", client)
        .param("credentials", credentials)
        .param("reason", reason)
        .param("seconds", seconds, Types.DOUBLE)
        .update();
  }

  @Override
  public void forget(String client) {
    jdbc.sql("delete from client_refusals where client = :client").param("client", client).update();
  }
}
