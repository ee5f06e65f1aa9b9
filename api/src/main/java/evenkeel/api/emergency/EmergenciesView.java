package evenkeel.api.emergency;

import evenkeel.api.emergency.EmergencyView.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The emergencies as PostgreSQL knows them. */
public final class EmergenciesView {
  private final JdbcClient database;

  public EmergenciesView(JdbcClient database) {
    this.database = database;
  }

  /** The account's open emergency, or its last one. */
  Optional<EmergencyView> last(String account) {
    return database
        .sql(
            """
            select * from emergencies_view
            where account = :account
            order by closed_at is not null, number desc
            limit 1
            """)
        .param("account", account)
        .query((row, number) -> emergency(row))
        .optional();
  }

  private static EmergencyView emergency(ResultSet row) throws SQLException {
    Instant closedAt = instant(row.getObject("closed_at", OffsetDateTime.class));
    return new EmergencyView(
        row.getString("account"),
        closedAt == null ? State.OPEN : State.CLOSED,
        row.getLong("number"),
        instant(row.getObject("opened_at", OffsetDateTime.class)),
        closedAt,
        row.getString("closed_why"),
        null,
        null);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
