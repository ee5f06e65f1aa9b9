package evenkeel.api;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A PostgreSQL with the real schema, and a user who may read its views, keep the keys of orders,
 * and nothing else.
 */
final class Postgres implements AutoCloseable {
  private static final String READER = "door";

  private final EmbeddedPostgres server;

  private Postgres(EmbeddedPostgres server) {
    this.server = server;
  }

  static Postgres start() throws IOException, SQLException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start();
    try (Connection owner = server.getPostgresDatabase().getConnection();
        Statement statement = owner.createStatement()) {
      for (Resource migration : migrations()) {
        statement.execute(migration.getContentAsString(StandardCharsets.UTF_8));
      }
      statement.execute("create role " + READER + " login");
      for (String view : views(statement)) {
        statement.execute("grant select on " + view + " to " + READER);
      }
      statement.execute("grant select, insert, update, delete on order_keys to " + READER);
    }
    return new Postgres(server);
  }

  DataSource owner() {
    return server.getPostgresDatabase();
  }

  DataSource reader() {
    return server.getDatabase(READER, "postgres");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private static List<Resource> migrations() throws IOException {
    Resource[] found =
        new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*.sql");
    return Arrays.stream(found).sorted(Comparator.comparingInt(Postgres::version)).toList();
  }

  private static int version(Resource migration) {
    return Integer.parseInt(
        String.valueOf(migration.getFilename()).replaceFirst("V(\\d+)__.*", "$1"));
  }

  private static List<String> views(Statement statement) throws SQLException {
    try (var found =
        statement.executeQuery(
            "select string_agg(viewname, ',') from pg_views where schemaname = 'public'")) {
      found.next();
      return List.of(found.getString(1).split(","));
    }
  }
}
