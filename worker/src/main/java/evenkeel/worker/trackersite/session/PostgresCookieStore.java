package evenkeel.worker.trackersite.session;

import evenkeel.settings.Secret;
import evenkeel.worker.secret.Sealer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps an account's cookie in PostgreSQL, sealed; another configured cookie starts afresh. */
public final class PostgresCookieStore implements CookieStore {
  private final JdbcClient jdbc;
  private final Sealer sealer;
  private final String account;
  private final Secret configured;
  private final String fingerprint;

  public PostgresCookieStore(JdbcClient jdbc, Sealer sealer, String account, Secret configured) {
    this.jdbc = jdbc;
    this.sealer = sealer;
    this.account = account;
    this.configured = configured;
    this.fingerprint = fingerprint(configured);
  }

  @Override
  public StoredCookie load() {
    return jdbc.sql(
            """
            select cookie, case when dead_since is not null
                                then dead_why || ', since ' || dead_since end as death
            from site_sessions where account = :account and configured = :configured
            """)
        .param("account", account)
        .param("configured", fingerprint)
        .query(this::stored)
        .optional()
        .orElseGet(() -> new StoredCookie(configured, null));
  }

  @Override
  public void store(Secret cookie) {
    jdbc.sql(
            """
            insert into site_sessions (account, configured, cookie, changed_at)
            values (:account, :configured, :cookie, now())
            on conflict (account) do update
              set configured = excluded.configured, cookie = excluded.cookie,
                  dead_since = null, dead_why = null, changed_at = excluded.changed_at
            """)
        .param("account", account)
        .param("configured", fingerprint)
        .param("cookie", sealer.seal(cookie.value()))
        .update();
  }

  @Override
  public void dead(String why) {
    jdbc.sql(
            """
            insert into site_sessions as known
              (account, configured, cookie, dead_since, dead_why, changed_at)
            values (:account, :configured, :cookie, now(), :why, now())
            on conflict (account) do update
              set cookie = case when known.configured = excluded.configured
                                then known.cookie else excluded.cookie end,
                  configured = excluded.configured, dead_since = excluded.dead_since,
                  dead_why = excluded.dead_why, changed_at = excluded.changed_at
            """)
        .param("account", account)
        .param("configured", fingerprint)
        .param("cookie", sealer.seal(configured.value()))
        .param("why", why)
        .update();
  }

  private StoredCookie stored(ResultSet row, int number) throws SQLException {
    return new StoredCookie(
        new Secret(sealer.open(row.getBytes("cookie"))), row.getString("death"));
  }

  private static String fingerprint(Secret cookie) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(cookie.value().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
