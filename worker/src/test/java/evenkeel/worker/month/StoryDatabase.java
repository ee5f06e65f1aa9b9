package evenkeel.worker.month;

import com.zaxxer.hikari.HikariDataSource;
import evenkeel.worker.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A real database whose clock is the story's, in statements and in the defaults of columns. */
final class StoryDatabase implements AutoCloseable {
  private static final int CONNECTIONS = 12;

  private final HikariDataSource pool = new HikariDataSource();
  final JdbcClient jdbc;
  final JdbcTransactionManager transactions;

  /** What is unqualified is looked for in the first schema first: so the clock can be ours. */
  private static final String SESSION =
      """
      set search_path = story, public, pg_catalog; set plan_cache_mode = force_custom_plan;
      set enable_material = off; set synchronous_commit = off
      """;

  StoryDatabase(Instant begin) {
    Database fresh = Database.fresh();
    JdbcClient owner = fresh.jdbc();
    owner.sql("create schema story").update();
    owner.sql("create table story.clock (at timestamptz not null)").update();
    owner.sql("insert into story.clock values (:at)").param("at", utc(begin)).update();
    owner
        .sql(
            """
            create function story.now() returns timestamptz language sql stable
            as $$ select at from story.clock $$
            """)
        .update();
    tables(owner).forEach(table -> defaults(owner, table));
    pool.setDataSource(fresh.dataSource());
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setConnectionInitSql(SESSION);
    jdbc = JdbcClient.create(pool);
    transactions = new JdbcTransactionManager(pool);
  }

  private static Object utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static List<String> tables(JdbcClient jdbc) {
    return jdbc.sql(
            """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE'
              and table_name <> 'flyway_schema_history'
            order by table_name
            """)
        .query((row, number) -> row.getString("table_name"))
        .list();
  }

  private static void defaults(JdbcClient jdbc, String table) {
    jdbc.sql(
            """
            select column_name from information_schema.columns
            where table_schema = 'public' and table_name = :table and column_default = 'now()'
            """)
        .param("table", table)
        .query((row, number) -> row.getString("column_name"))
        .list()
        .forEach(column ->
            jdbc.sql(
                    "alter table %s alter column %s set default story.now()"
                        .formatted(table, column))
                .update());
  }

  void moveTo(Instant now) {
    jdbc.sql("update story.clock set at = :at").param("at", utc(now)).update();
  }

  long count(String rows) {
    return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
  }

  boolean any(String rows) {
    return jdbc.sql("select exists (select from " + rows + ")").query(Boolean.class).single();
  }

  /** Rows of every table. */
  Map<String, Long> rows() {
    Map<String, Long> rows = new TreeMap<>();
    tables(jdbc).forEach(table -> rows.put(table, count(table)));
    return rows;
  }

  @Override
  public void close() {
    pool.close();
  }
}
