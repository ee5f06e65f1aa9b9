package evenkeel.api.client;

import evenkeel.api.row.Columns;
import evenkeel.settings.ClientSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clients: the settings, and what their keepers wrote down at their last look. */
public final class ClientsView {
  private static final String ALL_TORRENTS = "";
  private static final Duration LEAST_PATIENCE = Duration.ofMinutes(2);
  private static final int LOOKS_MISSED = 4;

  private final List<ClientSettings> clients;
  private final JdbcClient database;
  private final InstantSource clock;

  public ClientsView(List<ClientSettings> clients, JdbcClient database, InstantSource clock) {
    this.clients = List.copyOf(clients);
    this.database = database;
    this.clock = clock;
  }

  /** As the settings list them. */
  public List<ClientView> all() {
    return clients.stream().map(this::look).toList();
  }

  ClientView look(ClientSettings client) {
    SortedMap<String, TorrentCounts> torrents = torrents(client.id());
    TorrentCounts all = torrents.remove(ALL_TORRENTS);
    return database
        .sql("select * from clients_view where client = :client")
        .param("client", client.id())
        .query((row, number) -> view(row, client, all, torrents))
        .optional()
        .orElseGet(() -> unseen(client));
  }

  private SortedMap<String, TorrentCounts> torrents(String client) {
    SortedMap<String, TorrentCounts> torrents = new TreeMap<>();
    database
        .sql("select * from client_torrents_view where client = :client")
        .param("client", client)
        .query(row -> {
          torrents.put(row.getString("account"), counts(row));
        });
    return torrents;
  }

  private ClientView view(
      ResultSet row,
      ClientSettings client,
      @Nullable TorrentCounts all,
      SortedMap<String, TorrentCounts> torrents)
      throws SQLException {
    Instant seen = Columns.timeIfAny(row, "seen_at");
    String trouble = trouble(row.getString("trouble"), client, seen);
    return new ClientView(
        client.id(),
        client.url(),
        row.getString("version"),
        row.getString("web_api"),
        trouble == null,
        trouble == null ? Columns.timeIfAny(row, "reachable_since") : null,
        seen,
        row.getLong("look"),
        trouble,
        Columns.timeIfAny(row, "trouble_since"),
        row.getObject("max_active_uploads", Integer.class),
        seeding(client.id()),
        row.getLong("held"),
        row.getLong("guarded"),
        all,
        torrents);
  }

  private @Nullable SeedingView seeding(String client) {
    return database
        .sql("select * from client_seeding_view where client = :client and queueing is not null")
        .param("client", client)
        .query((row, number) ->
            new SeedingView(
                row.getBoolean("queueing"),
                row.getObject("max_active_torrents", Integer.class),
                row.getBoolean("alternative_limits"),
                row.getBoolean("session_paused"),
                row.getLong("upload_limit") > 0 ? row.getLong("upload_limit") : null))
        .optional()
        .orElse(null);
  }

  /** What its keeper wrote, or that there is none who writes. */
  private @Nullable String trouble(
      @Nullable String written, ClientSettings client, @Nullable Instant seen) {
    Duration patience = client.pace().idle().multipliedBy(LOOKS_MISSED);
    Duration least = patience.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : patience;
    boolean late = seen == null || seen.plus(least).isBefore(clock.instant());
    return written == null && late
        ? "no worker has looked at %s since %s".formatted(client.id(), seen)
        : written;
  }

  private static ClientView unseen(ClientSettings client) {
    return new ClientView(
        client.id(),
        client.url(),
        null,
        null,
        false,
        null,
        null,
        0,
        "no worker has looked at %s yet".formatted(client.id()),
        null,
        null,
        null,
        0,
        0,
        null,
        new TreeMap<>());
  }

  private static TorrentCounts counts(ResultSet row) throws SQLException {
    return new TorrentCounts(
        row.getInt("downloading"),
        row.getInt("seeding"),
        row.getInt("stalled"),
        row.getInt("stopped"),
        row.getInt("queued"),
        row.getInt("checking"),
        row.getInt("moving"),
        row.getInt("errored"),
        row.getInt("stalled_downloads"),
        row.getInt("active_uploads"),
        row.getInt("active_downloads"),
        row.getLong("upload_rate"),
        row.getLong("download_rate"));
  }
}
