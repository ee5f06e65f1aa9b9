package evenkeel.worker.account;

import evenkeel.account.Flow;
import evenkeel.account.Moved;
import evenkeel.account.Projecting.Absence;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the keepers have seen to come and go for an account. */
public final class TrafficView {
  private final JdbcClient jdbc;
  private final String[] clients;

  /**
   * @param clients those in the settings; nothing comes from others
   */
  public TrafficView(JdbcClient jdbc, Set<String> clients) {
    this.jdbc = jdbc;
    this.clients = clients.toArray(String[]::new);
  }

  /** All that was ever seen to be moved, at clients that have left, too. */
  Moved moved(String account) {
    return jdbc.sql(
            """
            select coalesce(sum(uploaded), 0)::bigint as uploaded,
                   coalesce(sum(downloaded), 0)::bigint as downloaded
            from account_traffic where account = :account
            """)
        .param("account", account)
        .query((row, number) -> new Moved(row.getLong("uploaded"), row.getLong("downloaded")))
        .single();
  }

  /** When clients were not seen; of each, the last time. */
  List<Absence> absences(String account) {
    return jdbc.sql(
            """
            select unseen_from, unseen_until from account_traffic
            where account = :account and unseen_from is not null
            """)
        .param("account", account)
        .query((row, number) ->
            new Absence(
                row.getTimestamp("unseen_from").toInstant(),
                row.getTimestamp("unseen_until").toInstant()))
        .list();
  }

  /** What comes down at each client, as it was seen last. */
  List<Flow> flows(String account) {
    return jdbc.sql(
            """
            select t.left_bytes, t.left_rate,
                   greatest(extract(epoch from now() - s.seen_at), 0)::bigint as seen
            from client_torrents t join client_states s on s.client = t.client
            where t.account = :account and t.client = any(:clients) and s.seen_at is not null
            """)
        .param("account", account)
        .param("clients", clients)
        .query((row, number) ->
            new Flow(
                row.getLong("left_bytes"),
                row.getLong("left_rate"),
                Duration.ofSeconds(row.getLong("seen"))))
        .list();
  }
}
