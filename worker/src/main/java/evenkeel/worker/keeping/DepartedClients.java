package evenkeel.worker.keeping;

import evenkeel.keeping.KeeperReport;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.Settings;
import evenkeel.worker.keeping.look.StoryTeller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Clients that were served once and have left the settings: as {@link LeftBehind} has seen, nothing
 * is held there, so nobody is to wait for them.
 */
public final class DepartedClients {
  private static final String CLIENTS =
      "select client from client_leases where client <> all(:known) order by client";

  /** Rows that are open, or closed and not reported by the client as given back. */
  private static final String WAITING =
      """
      select h.id, h.holder, h.number, h.closed_at is not null as closed,
        coalesce((select look from clients where client = :client), 0) + 1 as look
      from holders h
      where h.closed_at is null or exists (
        select from holder_clients hc
        where hc.holder_id = h.id and hc.client = :client and hc.settled_at is null)
      order by h.id
      """;

  private final JdbcClient jdbc;
  private final String[] known;
  private final StoryTeller teller;
  private final Consumer<String> endKeeper;

  /**
   * @param endKeeper ends the story of a client's keeper, if it runs
   */
  public DepartedClients(
      JdbcClient jdbc, Settings settings, StoryTeller teller, Consumer<String> endKeeper) {
    this.jdbc = jdbc;
    this.known = settings.clients().stream().map(ClientSettings::id).toArray(String[]::new);
    this.teller = teller;
    this.endKeeper = endKeeper;
  }

  private record Waiting(long holderId, String holder, KeeperReport report) {}

  /** Ends their keepers, and tells every story that they hold nothing; safe to repeat. */
  public void dismiss() {
    clients().forEach(this::dismiss);
  }

  private List<String> clients() {
    return jdbc.sql(CLIENTS)
        .param("known", known)
        .query((row, number) -> row.getString("client"))
        .list();
  }

  private void dismiss(String client) {
    endKeeper.accept(client);
    for (Waiting waiting : waiting(client)) {
      teller.tell(waiting.holder(), waiting.report());
      if (waiting.report().closed()) {
        settle(waiting.holderId(), client);
      }
    }
  }

  private List<Waiting> waiting(String client) {
    return jdbc.sql(WAITING)
        .param("client", client)
        .query((row, number) ->
            new Waiting(row.getLong("id"), row.getString("holder"), report(row, client)))
        .list();
  }

  private static KeeperReport report(ResultSet row, String client) throws SQLException {
    return new KeeperReport(
        client,
        row.getLong("number"),
        row.getLong("look"),
        row.getBoolean("closed"),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0);
  }

  private void settle(long holder, String client) {
    jdbc.sql(
            """
            update holder_clients set settled_at = now()
            where holder_id = :holder and client = :client and settled_at is null
            """)
        .param("holder", holder)
        .param("client", client)
        .update();
  }
}
