package evenkeel.api.account;

import evenkeel.account.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The readings that counted, as PostgreSQL knows them. */
public final class ReadingsView {
  private final JdbcClient database;

  public ReadingsView(JdbcClient database) {
    this.database = database;
  }

  /** At most {@code limit} readings with a number under {@code before}, the newest first. */
  List<ReadingView> newest(String account, long before, long limit) {
    return database
        .sql(
            """
            select *, trunc(uploaded_bytes::numeric / nullif(downloaded_bytes, 0), 4) as ratio
            from readings_view
            where account = :account and id < :before
            order by id desc
            limit :limit
            """)
        .param("account", account)
        .param("before", before)
        .param("limit", limit)
        .query((row, number) -> reading(row))
        .list();
  }

  private static ReadingView reading(ResultSet row) throws SQLException {
    return new ReadingView(
        row.getLong("id"),
        row.getObject("read_at", OffsetDateTime.class).toInstant(),
        row.getLong("uploaded_bytes"),
        row.getLong("downloaded_bytes"),
        row.getBigDecimal("ratio"),
        row.getLong("points"),
        row.getInt("wedges"),
        instant(row.getObject("vip_until", OffsetDateTime.class)),
        row.getObject("unsatisfied", Integer.class),
        row.getObject("unsatisfied_limit", Integer.class),
        Level.valueOf(row.getString("level").toUpperCase(Locale.ROOT)),
        row.getBoolean("at_recovery"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
