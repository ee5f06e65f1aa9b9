package evenkeel.api.torrent;

import evenkeel.api.emergency.ClientProgress;
import evenkeel.api.emergency.EmergenciesView;
import evenkeel.api.request.Page;
import evenkeel.api.row.Columns;
import evenkeel.order.GivenOrder;
import evenkeel.order.OrderKind;
import evenkeel.order.OrderPhase;
import evenkeel.order.Selection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The orders to torrents as PostgreSQL knows them. */
public final class OrdersView {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient database;
  private final List<String> clients;

  /**
   * @param clients those of the settings
   */
  public OrdersView(JdbcClient database, List<String> clients) {
    this.database = database;
    this.clients = List.copyOf(clients);
  }

  Optional<OrderView> one(long number) {
    return database
        .sql("select * from orders_view where number = :number")
        .param("number", number)
        .query((row, any) -> row(row))
        .optional()
        .map(this::whole);
  }

  /** The newest first; all of them, or the open ones. */
  List<OrderView> newest(Page page, boolean open) {
    return database
        .sql(
            """
            select * from orders_view
            where number < :before and (closed_at is null or not :open)
            order by number desc limit :limit
            """)
        .param("before", page.before())
        .param("open", open)
        .param("limit", page.limit())
        .query((row, any) -> row(row))
        .list()
        .stream()
        .map(this::whole)
        .toList();
  }

  /**
   * Ids of the clients, of those in the settings, that have ever shown a torrent with that hash.
   */
  List<String> clientsOf(String hash) {
    return database
        .sql(
            """
            select distinct client from sightings_view
            where hash = :hash or infohash_v1 = :hash or infohash_v2 = :hash order by client
            """)
        .param("hash", hash)
        .query((row, any) -> row.getString("client"))
        .stream()
        .filter(clients::contains)
        .toList();
  }

  /** Why an order has left stopped what it was to restart; empty if it has not. */
  Optional<String> leftStopped(long number) {
    return database
        .sql("select why from orders_left_stopped_view where number = :number order by id limit 1")
        .param("number", number)
        .query(String.class)
        .optional();
  }

  private OrderView whole(OrderRow row) {
    List<Reported> reports = reports(row.number());
    List<ClientProgress> progress = new ArrayList<>(reports.stream().map(Reported::at).toList());
    if (row.closedAt() == null) {
      clients.stream()
          .filter(row.given().selection()::includes)
          .filter(client -> reports.stream().noneMatch(one -> one.at.client().equals(client)))
          .forEach(client -> progress.add(ClientProgress.unheard(client)));
    }
    return OrderView.of(row, phase(row, reports, progress), progress);
  }

  /**
   * What a client has told.
   *
   * @param done whether it has given back all it can, and says so
   */
  private record Reported(ClientProgress at, boolean done) {}

  private static OrderPhase phase(
      OrderRow row, List<Reported> reports, List<ClientProgress> progress) {
    if (row.closedAt() == null) {
      boolean all = progress.stream().allMatch(one -> one.reported() && one.pending() == 0);
      return all ? OrderPhase.STOPPED : OrderPhase.STOPPING;
    }
    return reports.stream().allMatch(Reported::done) ? OrderPhase.OVER : OrderPhase.RETURNING;
  }

  private List<Reported> reports(long number) {
    return database
        .sql("select * from order_clients_view where number = :number order by client")
        .param("number", number)
        .query((row, any) -> reported(row))
        .list();
  }

  private static Reported reported(ResultSet row) throws SQLException {
    ClientProgress at = EmergenciesView.progress(row);
    boolean settled = Columns.timeIfAny(row, "settled_at") != null;
    boolean told = row.getBoolean("closed") && at.pending() + at.restoring() == 0;
    return new Reported(at, settled || (told && at.stopped() + at.started() == 0));
  }

  private static OrderRow row(ResultSet row) throws SQLException {
    return new OrderRow(
        row.getLong("number"),
        new GivenOrder(
            OrderKind.valueOf(row.getString("kind")),
            row.getString("reason"),
            JSON.readValue(row.getString("selection"), Selection.class)),
        Columns.time(row, "opened_at"),
        Columns.timeIfAny(row, "closed_at"),
        row.getString("closed_why"));
  }
}
