package evenkeel.api.emergency.history;

import evenkeel.api.emergency.EmergencyRow;
import evenkeel.api.request.Page;
import evenkeel.api.row.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was done, and decided, for an emergency, torrent by torrent. */
public final class ReceiptsView {
  private static final String PART =
      """
       and id < :before
      order by id desc
      limit :limit
      """;
  private static final String OF_EMERGENCY = " where account = :account and number = :number";
  private static final String OF_ORDER = " where number = :number";

  private final JdbcClient database;

  public ReceiptsView(JdbcClient database) {
    this.database = database;
  }

  List<ReceiptView> receipts(EmergencyRow emergency, Page page) {
    return part(
        "select * from emergency_receipts_view" + OF_EMERGENCY,
        of(emergency),
        page,
        (row, any) -> receipt(row));
  }

  List<DecisionView> decisions(EmergencyRow emergency, Page page) {
    return part(
        "select * from emergency_decisions_view" + OF_EMERGENCY,
        of(emergency),
        page,
        (row, any) -> decision(row));
  }

  /** What was written for an order to torrents. */
  public List<ReceiptView> receipts(long order, Page page) {
    return part(
        "select * from order_receipts_view" + OF_ORDER,
        Map.of("number", order),
        page,
        (row, any) -> receipt(row));
  }

  /** What was decided for an order to torrents without a write. */
  public List<DecisionView> decisions(long order, Page page) {
    return part(
        "select * from order_decisions_view" + OF_ORDER,
        Map.of("number", order),
        page,
        (row, any) -> decision(row));
  }

  private static Map<String, Object> of(EmergencyRow emergency) {
    return Map.of("account", emergency.account(), "number", emergency.number());
  }

  private <T> List<T> part(String select, Map<String, Object> of, Page page, RowMapper<T> mapper) {
    return database
        .sql(select + PART)
        .params(of)
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
