package evenkeel.worker.keeping;

import evenkeel.settings.AccountSettings;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.Settings;
import evenkeel.worker.StartRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refuses to start when an account or client that still holds torrents has left the settings. */
public final class LeftBehind {
  private static final String OPEN_ACCOUNTS =
      """
      select distinct account as name from holders
      where closed_at is null and account is not null order by name
      """;
  private static final String HELD_CLIENTS =
      """
      select distinct g.client as name
      from baselines b join generations g on g.id = b.generation_id
      where b.closed_at is null and b.parked_at is null order by name
      """;

  private static final String GONE = " is not in the settings any more, but ";

  private LeftBehind() {}

  /** The settings lack what is held. */
  public static final class StillHeld extends StartRefused {
    private static final long serialVersionUID = 1;

    StillHeld(List<String> faults) {
      super(
          String.join("; ", faults)
              + ". Put back what is missing. It can leave the settings once everything is given"
              + " back: ./evenkeel restore");
    }
  }

  /**
   * Looks for what is held and no longer in the settings.
   *
   * @throws StillHeld naming all of it
   */
  public static void check(JdbcClient jdbc, Settings settings) {
    List<String> faults = new ArrayList<>();
    Set<String> accounts =
        settings.accounts().stream().map(AccountSettings::id).collect(Collectors.toSet());
    Set<String> clients =
        settings.clients().stream().map(ClientSettings::id).collect(Collectors.toSet());
    names(jdbc, OPEN_ACCOUNTS).stream()
        .filter(account -> !accounts.contains(account))
        .forEach(
            account -> faults.add("account " + account + GONE + "its emergency is still open"));
    names(jdbc, HELD_CLIENTS).stream()
        .filter(client -> !clients.contains(client))
        .forEach(client ->
            faults.add("client " + client + GONE + "Evenkeel still holds torrents there"));
    if (!faults.isEmpty()) {
      throw new StillHeld(faults);
    }
  }

  private static List<String> names(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).query((row, number) -> row.getString("name")).list();
  }
}
