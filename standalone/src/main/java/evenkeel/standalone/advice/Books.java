package evenkeel.standalone.advice;

import evenkeel.standalone.supervisor.Home;
import evenkeel.standalone.supervisor.HomeDatabase;
import evenkeel.standalone.supervisor.StartFailure;
import evenkeel.worker.secret.Sealer;
import evenkeel.worker.visit.Refusals;
import evenkeel.worker.visit.RefusalsFile;
import evenkeel.worker.visit.RefusalsLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The ledgers of one home, opened for a visit: the running Evenkeel's own, or while none runs. */
public final class Books implements AutoCloseable {
  private final HomeDatabase database;
  private final DriverManagerDataSource source;
  private final Path data;

  private Books(HomeDatabase database, Path data) {
    this.database = database;
    this.data = data;
    source = new DriverManagerDataSource(database.jdbcUrl());
  }

  /** Opens them, and begins them if Evenkeel has never run. */
  public static Books open(Path data) throws StartFailure, IOException, InterruptedException {
    Books books = new Books(HomeDatabase.visit(data), data);
    boolean ready = false;
    try {
      books.begin();
      ready = true;
      return books;
    } finally {
      if (!ready) {
        books.close();
      }
    }
  }

  /** Whether Evenkeel has ever kept any in this data folder. */
  public static boolean isAt(Path data) {
    return Home.isAt(data);
  }

  /** Refused logins as they are remembered where there are no books. */
  public static Refusals withoutBooks(Path data) {
    return new RefusalsFile(data.resolve("refused-logins"), InstantSource.system());
  }

  /** Those of a running Evenkeel are left at the version that it uses. */
  private void begin() {
    boolean begun =
        jdbc()
            .sql("select to_regclass('client_refusals') is not null")
            .query(Boolean.class)
            .single();
    if (!begun) {
      Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
    }
  }

  /** Whether an Evenkeel runs on them. */
  public boolean inUse() {
    return !database.startedHere();
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(source);
  }

  public PlatformTransactionManager transactions() {
    return new JdbcTransactionManager(source);
  }

  public Sealer sealer() {
    return Sealer.withKeyIn(data.resolve("secret.key"));
  }

  public Refusals refusals() {
    return new RefusalsLedger(jdbc());
  }

  @Override
  public void close() throws IOException {
    database.close();
  }
}
