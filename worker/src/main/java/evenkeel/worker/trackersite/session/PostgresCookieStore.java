package evenkeel.worker.trackersite.session;

import evenkeel.settings.Secret;
import evenkeel.worker.secret.Sealer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps an account's cookie in PostgreSQL, sealed; another configured cookie starts afresh. */
public final class PostgresCookieStore implements CookieStore {
  private static final HexFormat HEX = HexFormat.of();

  private final JdbcClient jdbc;
  private final Sealer sealer;
  private final String account;
  private final Secret configured;
  private final String fingerprint;
  private final RestsLedger rests;

  /**
   * The account's row.
   *
   * @param sealed the cookie; no two rows that were ever written have the same
   * @param ours whether it belongs to the session that the settings name
   */
  private record Known(String sealed, boolean ours, @Nullable String death) {}

  /**
   * @param site base address of the site to which the cookie is sent
   * @param configured the cookie in the settings
   */
  public PostgresCookieStore(
      JdbcClient jdbc, Sealer sealer, String account, URI site, Secret configured) {
    this.jdbc = jdbc;
    this.sealer = sealer;
    this.account = account;
    this.configured = configured;
    this.fingerprint = fingerprint(configured);
    this.rests = new RestsLedger(jdbc, account, site.toString(), fingerprint);
  }

  @Override
  public StoredCookie load() {
    return stored(known());
  }

  @Override
  public void store(Secret sent, Secret renewed) {
    replace(sent, renewed, null);
  }

  @Override
  public void dead(Secret sent, String why) {
    replace(sent, sent, why);
  }

  @Override
  public @Nullable Rest rest() {
    return rests.last();
  }

  @Override
  public void rest(@Nullable Rest rest) {
    if (rest == null) {
      rests.forget();
    } else {
      rests.keep(rest);
    }
  }

  /** Only if the cookie that was sent is still the one that is stored. */
  private void replace(Secret sent, Secret next, @Nullable String death) {
    Optional<Known> known = known();
    if (!stored(known).cookie().equals(sent)) {
      return;
    }
    jdbc.sql(
            """
            insert into site_sessions as known
              (account, configured, cookie, dead_since, dead_why, changed_at)
            values (:account, :configured, :cookie,
                    case when cast(:death as text) is not null then now() end, :death, now())
            on conflict (account) do update
              set configured = excluded.configured, cookie = excluded.cookie,
                  dead_since = excluded.dead_since, dead_why = excluded.dead_why,
                  changed_at = excluded.changed_at
              where encode(known.cookie, 'hex') = :seen
            """)
        .param("account", account)
        .param("configured", fingerprint)
        .param("cookie", sealer.seal(next.value()))
        .param("death", death)
        .param("seen", known.map(Known::sealed).orElse(""))
        .update();
  }

  private StoredCookie stored(Optional<Known> known) {
    return known
        .filter(Known::ours)
        .map(row -> new StoredCookie(new Secret(sealer.open(HEX.parseHex(row.sealed))), row.death))
        .orElseGet(() -> new StoredCookie(configured, null));
  }

  private Optional<Known> known() {
    return jdbc.sql(
            """
            select encode(cookie, 'hex') as sealed, configured = :configured as ours,
                   case when dead_since is not null
                        then dead_why || ', since ' || dead_since end as death
            from site_sessions where account = :account
            """)
        .param("account", account)
        .param("configured", fingerprint)
        .query(PostgresCookieStore::row)
        .optional();
  }

  private static Known row(ResultSet row, int number) throws SQLException {
    return new Known(row.getString("sealed"), row.getBoolean("ours"), row.getString("death"));
  }

  private static String fingerprint(Secret cookie) {
    try {
      return HEX.formatHex(
          MessageDigest.getInstance("SHA-256")
              .digest(cookie.value().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
