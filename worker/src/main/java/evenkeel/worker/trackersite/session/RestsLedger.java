package evenkeel.worker.trackersite.session;

import evenkeel.worker.trackersite.SiteTrouble.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps in PostgreSQL how long an account's site is to be left alone. A rest that the site asked
 * for holds for all who ask that site; one of ours only for the session that found it failing.
 */
final class RestsLedger {
  private final JdbcClient jdbc;
  private final String account;
  private final String site;
  private final String configured;

  /**
   * @param site its base address
   * @param configured fingerprint of the cookie in the settings
   */
  RestsLedger(JdbcClient jdbc, String account, String site, String configured) {
    this.jdbc = jdbc;
    this.account = account;
    this.site = site;
    this.configured = configured;
  }

  @Nullable Rest last() {
    return jdbc.sql(
            """
            select *, coalesce(site, :site) = :site
                      and coalesce(configured, :configured) = :configured as holds
            from site_rests where account = :account
            """)
        .param("account", account)
        .param("site", site)
        .param("configured", configured)
        .query(RestsLedger::rest)
        .optional()
        .orElse(null);
  }

  /** The site has answered well; what another one asked for is another matter. */
  void forget() {
    jdbc.sql("delete from site_rests where account = :account and coalesce(site, :site) = :site")
        .param("account", account)
        .param("site", site)
        .update();
  }

  void keep(Rest rest) {
    jdbc.sql(
            """
            insert into site_rests
              (account, begun_at, ends_at, kind, found, failures, site, configured)
            values (:account, :begun, :ends, :kind, :found, :failures, :site, :configured)
            on conflict (account) do update
              set begun_at = excluded.begun_at, ends_at = excluded.ends_at, kind = excluded.kind,
                  found = excluded.found, failures = excluded.failures,
                  site = excluded.site, configured = excluded.configured
            """)
        .param("account", account)
        .param("begun", utc(rest.begin()))
        .param("ends", utc(rest.end()))
        .param("kind", rest.kind().name())
        .param("found", rest.found())
        .param("failures", rest.failures())
        .param("site", site)
        .param("configured", rest.asked() ? null : configured)
        .update();
  }

  private static Rest rest(ResultSet row, int number) throws SQLException {
    Rest kept =
        new Rest(
            instant(row, "begun_at"),
            instant(row, "ends_at"),
            Kind.valueOf(row.getString("kind")),
            row.getString("found"),
            row.getInt("failures"),
            row.getString("configured") == null);
    return row.getBoolean("holds") ? kept : kept.over();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
