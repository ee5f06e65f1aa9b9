package evenkeel.api.account;

import evenkeel.api.row.Columns;
import evenkeel.settings.AccountSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts: the settings, and what PostgreSQL knows of them. */
public final class AccountsView {
  private static final String ADVICE =
      ". Make a new session on the site, put its cookie into the settings, stop Evenkeel and start it";

  private final JdbcClient database;
  private final ReadingsView readings;
  private final InstantSource clock;

  public AccountsView(JdbcClient database, ReadingsView readings, InstantSource clock) {
    this.database = database;
    this.readings = readings;
    this.clock = clock;
  }

  private record Open(@Nullable String hold) {}

  /** One account as it stands. */
  public AccountView look(AccountSettings account) {
    String id = account.id();
    ReadingView last = readings.last(id).orElse(null);
    Optional<Open> open = open(id);
    return new AccountView(
        id,
        account.mode(),
        last == null ? null : last.level(),
        stale(account, last),
        trouble(id, last == null ? Instant.EPOCH : last.readAt()),
        open.isPresent(),
        open.map(Open::hold).orElse(null),
        quietSince(id),
        last,
        AccountSettingsView.of(account));
  }

  boolean stale(AccountSettings account, @Nullable ReadingView last) {
    return last == null || last.readAt().plus(account.stale()).isBefore(clock.instant());
  }

  private Optional<Open> open(String account) {
    return database
        .sql("select hold from emergencies_view where account = :account and closed_at is null")
        .param("account", account)
        .query((row, number) -> new Open(row.getString("hold")))
        .optional();
  }

  private @Nullable Instant quietSince(String account) {
    return database
        .sql("select since from account_quiet_view where account = :account")
        .param("account", account)
        .query((row, number) -> Columns.time(row, "since"))
        .optional()
        .orElse(null);
  }

  /** A dead cookie first; what was told when readings went stale is over with the next one. */
  private @Nullable String trouble(String account, Instant lastReading) {
    return database
        .sql(
            """
            select case when dead then why || :advice else why end from account_troubles_view
            where account = :account and (dead or since > :last)
            order by dead desc, since desc
            limit 1
            """)
        .param("account", account)
        .param("last", Columns.utc(lastReading))
        .param("advice", ADVICE)
        .query(String.class)
        .optional()
        .orElse(null);
  }
}
