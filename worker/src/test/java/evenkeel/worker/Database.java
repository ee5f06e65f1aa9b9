package evenkeel.worker;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A real database with the current schema. One PostgreSQL serves the whole test run; every call of
 * {@link #fresh} gives an empty database of its own in it.
 */
public final class Database {
  private static final String TEMPLATE = "schema_template";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final DataSource dataSource;

  private Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** An empty database with the current schema. */
  public static Database fresh() {
    String name = "evenkeel_" + COUNT.incrementAndGet();
    create(Server.POSTGRES, name, "create database %s template " + TEMPLATE);
    return new Database(Server.POSTGRES.getDatabase("postgres", name));
  }

  public DataSource dataSource() {
    return dataSource;
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(dataSource);
  }

  private static void create(EmbeddedPostgres postgres, String name, String statement) {
    JdbcClient.create(postgres.getPostgresDatabase()).sql(statement.formatted(name)).update();
  }

  /** Started at the first use, so that tests without a database do not wait for it. */
  private static final class Server {
    private static final EmbeddedPostgres POSTGRES = started();

    private static EmbeddedPostgres started() {
      try {
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start();
        create(postgres, TEMPLATE, "create database %s");
        Flyway.configure()
            .dataSource(postgres.getDatabase("postgres", TEMPLATE))
            .locations("classpath:db/migration")
            .load()
            .migrate();
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
      }
    }
  }
}
