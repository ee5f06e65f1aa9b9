package evenkeel.api.emergency;

import evenkeel.api.request.Page;
import evenkeel.api.row.Columns;
import evenkeel.emergency.Phase;
import evenkeel.emergency.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The emergencies as PostgreSQL knows them. */
public final class EmergenciesView {
  private static final String ROWS =
      """
      select e.*, q.since as quiet_since
      from emergencies_view e left join account_quiet_view q on q.account = e.account
      where e.account = :account
      """;

  private final JdbcClient database;
  private final List<String> clients;

  /**
   * @param clients those of the settings
   */
  public EmergenciesView(JdbcClient database, List<String> clients) {
    this.database = database;
    this.clients = List.copyOf(clients);
  }

  /** The account's open emergency, or its last one. */
  Optional<EmergencyRow> last(String account) {
    return database
        .sql(ROWS + "order by closed_at is not null, number desc limit 1")
        .param("account", account)
        .query((row, number) -> emergency(row))
        .optional();
  }

  /** One of the account's emergencies. */
  public Optional<EmergencyRow> one(String account, long number) {
    return database
        .sql(ROWS + "and number = :number")
        .param("account", account)
        .param("number", number)
        .query((row, any) -> emergency(row))
        .optional();
  }

  /** The account's emergencies, the newest first. */
  public List<EmergencyRow> newest(String account, Page page) {
    return database
        .sql(ROWS + "and number < :before order by number desc limit :limit")
        .param("account", account)
        .param("before", page.before())
        .param("limit", page.limit())
        .query((row, number) -> emergency(row))
        .list();
  }

  /** The whole of it: how far each client is, and the phase that follows from that. */
  public EmergencyView whole(EmergencyRow row) {
    List<Reported> reports = reports(row);
    Map<String, Waiting> waiting = waiting(row);
    List<ClientProgress> progress = new ArrayList<>();
    for (Reported one : reports) {
      progress.add(one.at.waiting(waiting.getOrDefault(one.at.client(), Waiting.NONE)));
    }
    if (row.closedAt() == null) {
      clients.stream()
          .filter(client -> reports.stream().noneMatch(one -> one.at.client().equals(client)))
          .forEach(client -> progress.add(ClientProgress.unheard(client)));
    }
    boolean inParts = row.closedAt() == null && !waiting.isEmpty();
    return EmergencyView.of(
        row, inParts ? Phase.RELEASING : phase(row, reports, progress), progress);
  }

  EmergencyView none(String account) {
    return EmergencyView.none(
        account,
        database
            .sql("select since from account_quiet_view where account = :account")
            .param("account", account)
            .query((row, number) -> Columns.time(row, "since"))
            .optional()
            .orElse(null));
  }

  private record Reported(ClientProgress at, boolean settled) {}

  private static Phase phase(
      EmergencyRow row, List<Reported> reports, List<ClientProgress> progress) {
    if (row.closedAt() == null) {
      boolean all = progress.stream().allMatch(one -> one.reported() && one.pending() == 0);
      return all ? Phase.FROZEN : Phase.FREEZING;
    }
    return reports.stream().allMatch(Reported::settled) ? Phase.RELEASED : Phase.RELEASING;
  }

  /** What waits at each client, and nothing at none; empty unless it is given back in parts. */
  private Map<String, Waiting> waiting(EmergencyRow emergency) {
    Map<String, Waiting> waiting = new HashMap<>();
    database
        .sql(
            """
            select coalesce(client, '') as client, waiting, waiting_bytes
            from emergency_releases_view
            where account = :account and number = :number
            """)
        .param("account", emergency.account())
        .param("number", emergency.number())
        .query(row -> {
          waiting.put(
              row.getString("client"),
              new Waiting(row.getInt("waiting"), row.getLong("waiting_bytes")));
        });
    return waiting;
  }

  private List<Reported> reports(EmergencyRow emergency) {
    return database
        .sql(
            """
            select * from emergency_clients_view
            where account = :account and number = :number
            order by client
            """)
        .param("account", emergency.account())
        .param("number", emergency.number())
        .query((row, number) ->
            new Reported(progress(row), Columns.timeIfAny(row, "settled_at") != null))
        .list();
  }

  /** What a client has reported to its holder, as the views show it. */
  public static ClientProgress progress(ResultSet row) throws SQLException {
    return new ClientProgress(
        row.getString("client"),
        row.getBoolean("reported"),
        row.getInt("pending"),
        row.getInt("stopped"),
        row.getInt("started"),
        row.getInt("restoring"),
        row.getInt("restored"),
        row.getInt("ceded"),
        row.getInt("parked"),
        row.getInt("guarded"),
        row.getInt("refused"),
        row.getInt("would_stop"),
        0,
        0);
  }

  private static EmergencyRow emergency(ResultSet row) throws SQLException {
    return new EmergencyRow(
        row.getString("account"),
        row.getLong("number"),
        row.getObject("opening_reading", Long.class),
        Columns.time(row, "opened_at"),
        Columns.timeIfAny(row, "closed_at"),
        row.getString("closed_why"),
        row.getString("hold"),
        Columns.timeIfAny(row, "quiet_since"));
  }
}
