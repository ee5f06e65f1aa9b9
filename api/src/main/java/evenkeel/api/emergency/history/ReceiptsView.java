package evenkeel.api.emergency.history;

import evenkeel.api.emergency.EmergencyRow;
import evenkeel.api.request.Page;
import evenkeel.api.row.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was done, and decided, for an emergency, torrent by torrent. */
public final class ReceiptsView {
  private static final String PART =
      """
       where account = :account and number = :number and id < :before
      order by id desc
      limit :limit
      """;

  private final JdbcClient database;

  public ReceiptsView(JdbcClient database) {
    this.database = database;
  }

  List<ReceiptView> receipts(EmergencyRow emergency, Page page) {
    return part(
        "select * from emergency_receipts_view", emergency, page, (row, any) -> receipt(row));
  }

  List<DecisionView> decisions(EmergencyRow emergency, Page page) {
    return part(
        "select * from emergency_decisions_view", emergency, page, (row, any) -> decision(row));
  }

  private <T> List<T> part(String select, EmergencyRow emergency, Page page, RowMapper<T> mapper) {
    return database
        .sql(select + PART)
        .param("account", emergency.account())
        .param("number", emergency.number())
        .param("before", page.before())
        .param("limit", page.limit())
        .query(mapper)
        .list();
  }

  private static ReceiptView receipt(ResultSet row) throws SQLException {
    return new ReceiptView(
        row.getLong("id"),
        row.getString("client"),
        row.getString("hash"),
        row.getString("name"),
        row.getString("field"),
        row.getString("operation").toLowerCase(Locale.ROOT),
        row.getString("before").toLowerCase(Locale.ROOT),
        row.getString("set_to").toLowerCase(Locale.ROOT),
        Columns.time(row, "planned_at"),
        Columns.timeIfAny(row, "sent_at"),
        Columns.timeIfAny(row, "confirmed_at"),
        Columns.timeIfAny(row, "refused_at"),
        row.getString("refused_why"),
        Columns.timeIfAny(row, "voided_at"));
  }

  private static DecisionView decision(ResultSet row) throws SQLException {
    return new DecisionView(
        row.getLong("id"),
        row.getString("client"),
        row.getString("hash"),
        row.getString("name"),
        row.getString("field"),
        row.getString("verdict"),
        row.getLong("look"),
        Columns.time(row, "decided_at"));
  }
}
