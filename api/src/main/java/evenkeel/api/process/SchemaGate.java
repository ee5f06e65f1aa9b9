package evenkeel.api.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the door shut until a worker has brought the schema as far as this process needs it: the
 * worker alone owns the tables, and a door that answered before would answer with faults.
 */
final class SchemaGate implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaGate.class);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
  private static final String HISTORY = "select to_regclass('flyway_schema_history') is not null";
  private static final String REACHED =
      "select exists (select from flyway_schema_history where version = :version and success)";

  private final JdbcClient database;
  private final int version;
  private final CountDownLatch closing = new CountDownLatch(1);
  private String told = "";
  private volatile boolean open;

  SchemaGate(JdbcClient database, int version) {
    this.database = database;
    this.version = version;
  }

  @Override
  public void start() {
    while (!open && !closed()) {
      open = reached();
    }
  }

  private boolean reached() {
    try {
      boolean there = ask(HISTORY) && ask(REACHED);
      if (!there) {
        tell("waiting until a worker has brought the schema to version " + version);
      }
      return there;
    } catch (DataAccessException away) {
      tell(
          "waiting for PostgreSQL: "
              + NestedExceptionUtils.getMostSpecificCause(away).getMessage());
      return false;
    }
  }

  private boolean ask(String question) {
    return database
        .sql(question)
        .param("version", String.valueOf(version))
        .query(Boolean.class)
        .single();
  }

  private void tell(String what) {
    if (!what.equals(told)) {
      LOG.info(what);
    }
    told = what;
  }

  private boolean closed() {
    try {
      return !told.isEmpty() && closing.await(AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void stop() {
    closing.countDown();
    open = false;
  }

  @Override
  public boolean isRunning() {
    return open;
  }

  /** Before the web server, and before everything else that could ask the database. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
