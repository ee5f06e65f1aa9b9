package evenkeel.bench.home;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Evenkeel has written down. */
public final class HomeLedger implements AutoCloseable {
  private final HikariDataSource source = new HikariDataSource();
  private final JdbcClient jdbc;

  HomeLedger(String url) {
    source.setJdbcUrl(url);
    source.setMaximumPoolSize(1);
    jdbc = JdbcClient.create(source);
  }

  @Override
  public void close() {
    source.close();
  }

  /** Whether that many torrents were seen unmasked. */
  public boolean knows(int torrents) {
    return count("generations where first_unmasked_look is not null") == torrents;
  }

  /** Whether that many torrents are seen to be stopped and tagged. */
  public boolean frozen(int torrents) {
    return jdbc.sql(
            """
            select count(*) = :torrents and coalesce(bool_and(tag_seen_at is not null), true)
            from baselines where closed_at is null and field = 'run'
            """)
        .param("torrents", torrents)
        .query(Boolean.class)
        .single();
  }

  /** Whether everything is given back and nothing carries the tag. */
  public boolean atRest() {
    return !any("baselines where closed_at is null")
        && !any("baselines where tagged_at is not null and untagged_at is null");
  }

  /** Whether an emergency's row is open. */
  public boolean opened() {
    return any("holders where closed_at is null");
  }

  /** Whether no emergency's row is open or owed a word, and everything is as it was. */
  public boolean over() {
    return !opened() && atRest() && !any("holder_clients where settled_at is null");
  }

  /** When the last claims were placed, by the look that began then. */
  public Instant claimed() {
    return at("select max(placed_at) from claims");
  }

  /** When the last emergency's row was closed. */
  public Instant closed() {
    return at("select max(closed_at) from holders");
  }

  private Instant at(String sql) {
    return jdbc.sql(sql).query(Timestamp.class).single().toInstant();
  }

  /** Ends at the first that it finds: what waits must not slow down what it waits for. */
  private boolean any(String what) {
    return jdbc.sql("select exists (select from " + what + ")").query(Boolean.class).single();
  }

  private long count(String what) {
    return jdbc.sql("select count(*) from " + what).query(Long.class).single();
  }
}
