package evenkeel.api.account;

import evenkeel.account.Forecasting;
import evenkeel.account.Level;
import evenkeel.api.request.Page;
import evenkeel.api.row.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The readings as PostgreSQL knows them. */
public final class ReadingsView {
  private static final Wanted ALL_THAT_COUNT = new Wanted(Instant.EPOCH, Instant.MAX, false);
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final JdbcClient database;

  public ReadingsView(JdbcClient database) {
    this.database = database;
  }

  /**
   * Which readings are asked for.
   *
   * @param from the earliest time
   * @param to the time before which they were taken
   * @param refused whether also those that do not count
   */
  record Wanted(Instant from, Instant to, boolean refused) {}

  /** The newest first. */
  List<ReadingView> newest(String account, Wanted wanted, Page page) {
    return database
        .sql(
            """
            select *, trunc(uploaded_bytes::numeric / nullif(downloaded_bytes, 0), 4) as ratio
            from all_readings_view
            where account = :account and id < :before and (:refused or refusal is null)
              and read_at >= :from and read_at < :to
            order by id desc
            limit :limit
            """)
        .param("account", account)
        .param("before", page.before())
        .param("refused", wanted.refused())
        .param("from", Columns.utc(earlier(wanted.from())))
        .param("to", Columns.utc(earlier(wanted.to())))
        .param("limit", page.limit())
        .query((row, number) -> reading(row))
        .list();
  }

  /** PostgreSQL knows no later times. */
  private static Instant earlier(Instant time) {
    return time.isAfter(LATEST) ? LATEST : time;
  }

  /** The last reading that counted. */
  public Optional<ReadingView> last(String account) {
    return newest(account, ALL_THAT_COUNT, new Page(1, Long.MAX_VALUE)).stream().findFirst();
  }

  /** What had been uploaded at each reading of the last hours, oldest first. */
  List<Forecasting.Sample> samples(String account, Instant until) {
    return database
        .sql(
            """
            select read_at, uploaded_bytes from readings_view
            where account = :account and read_at > :from and read_at <= :until
            order by id
            """)
        .param("account", account)
        .param("from", Columns.utc(until.minus(Forecasting.LAST_HOURS)))
        .param("until", Columns.utc(until))
        .query((row, number) ->
            new Forecasting.Sample(Columns.time(row, "read_at"), row.getLong("uploaded_bytes")))
        .list();
  }

  private static ReadingView reading(ResultSet row) throws SQLException {
    return new ReadingView(
        row.getLong("id"),
        Columns.time(row, "read_at"),
        row.getLong("uploaded_bytes"),
        row.getLong("downloaded_bytes"),
        row.getBigDecimal("ratio"),
        row.getBigDecimal("projected_ratio"),
        row.getLong("points"),
        row.getInt("wedges"),
        Columns.timeIfAny(row, "vip_until"),
        row.getObject("unsatisfied", Integer.class),
        row.getObject("unsatisfied_limit", Integer.class),
        level(row.getString("level")),
        row.getString("level") == null ? null : row.getBoolean("projected"),
        row.getObject("at_recovery", Boolean.class),
        row.getString("refusal"),
        row.getBoolean("emergency_active"),
        row.getBoolean("emergency_frozen"),
        row.getObject("seeding_allocation", Integer.class));
  }

  private static @Nullable Level level(@Nullable String name) {
    return name == null ? null : Level.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
