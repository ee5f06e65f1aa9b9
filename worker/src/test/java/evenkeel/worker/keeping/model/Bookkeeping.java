package evenkeel.worker.keeping.model;

import evenkeel.worker.Database;
import java.util.List;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The real ledgers in a real database, over one connection whose clock is the story's. */
public final class Bookkeeping implements AutoCloseable {
  /** Rows are deleted, which is cheaper here than to truncate; numbers begin anew. */
  private static final String EMPTY =
      """
      create function story.empty() returns void language sql as $$
        delete from torrent_totals;
        delete from account_traffic;
        delete from client_torrents;
        delete from client_states;
        delete from notice_deliveries;
        delete from receipts;
        delete from decisions;
        delete from claims;
        delete from baselines;
        delete from holder_clients;
        delete from holders;
        delete from generations;
        delete from clients;
        delete from client_refusals;
        delete from client_sessions;
        delete from client_leases;
        delete from notices;
        select setval(pg_get_serial_sequence(name, 'id'), 1, false)
        from unnest(array['receipts', 'decisions', 'claims', 'baselines', 'holders', 'generations',
          'client_sessions', 'notices']) as tables (name);
      $$
      """;

  /** A statement for each call would cost more than it tells. */
  private static final long TICK = 1000;

  /** After so many stories their remains are in the way. */
  private static final int STORIES_TO_CLEAR = 50;

  public final JdbcClient jdbc;
  public final JdbcTransactionManager transactions;
  private final SingleConnectionDataSource connection;
  private long clock;
  private int stories;

  public Bookkeeping() {
    try {
      connection =
          new SingleConnectionDataSource(Database.fresh().dataSource().getConnection(), true);
    } catch (java.sql.SQLException broken) {
      throw new IllegalStateException(broken);
    }
    jdbc = JdbcClient.create(connection);
    transactions = new JdbcTransactionManager(connection);
    for (String statement : SETTINGS) {
      jdbc.sql(statement).update();
    }
  }

  /** What is unqualified is looked for in the first schema first: so the clock can be ours. */
  private static final List<String> SETTINGS =
      List.of(
          "create schema story",
          """
          create function story.now() returns timestamptz language sql stable
          as $$ select to_timestamp(current_setting('story.now')::double precision / 1000) $$
          """,
          EMPTY,
          "set search_path = story, public, pg_catalog",
          "set story.now = '0'",
          "set synchronous_commit = off",
          "set jit = off",
          "set plan_cache_mode = force_generic_plan");

  void empty() {
    jdbc.sql("select story.empty()").query((row, number) -> number).list();
    if (++stories % STORIES_TO_CLEAR == 0) {
      jdbc.sql("vacuum").update();
    }
  }

  /** Sets the database's clock, which need not agree with the client's to the moment. */
  public void at(LongSupplier now) {
    if (Math.abs(now.getAsLong() - clock) >= TICK) {
      clock = now.getAsLong();
      jdbc.sql("select set_config('story.now', :now, false)")
          .param("now", Long.toString(clock))
          .query(String.class)
          .single();
    }
  }

  /** How many rows. */
  long count(String rows) {
    return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
  }

  boolean awaiting() {
    return count(
            """
            receipts r join baselines b on b.id = r.baseline_id
            where r.sent_at is not null and r.voided_at is null and r.confirmed_at is null
              and r.refused_at is null and b.closed_at is null and b.parked_at is null
            """)
        > 0;
  }

  @Override
  public void close() {
    connection.destroy();
  }
}
