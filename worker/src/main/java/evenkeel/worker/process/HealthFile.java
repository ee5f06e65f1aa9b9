package evenkeel.worker.process;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A file that is written anew every few seconds as long as PostgreSQL and Temporal answer: old or
 * missing, the worker cannot do its work. A dead cookie or an absent client is for the user to put
 * right, and does not count.
 */
final class HealthFile implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(HealthFile.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final long PATIENCE_SECONDS = 5;

  private final Path file;
  private final JdbcClient database;
  private final WorkflowClient temporal;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean running;

  HealthFile(Path file, JdbcClient database, WorkflowClient temporal) {
    this.file = file;
    this.database = database;
    this.temporal = temporal;
  }

  private void run() {
    do {
      look();
    } while (!closed());
  }

  /** Writes the file if both answer; else it grows old. */
  void look() {
    try {
      database.sql("select true").query(Boolean.class).single();
      askTemporal();
      Files.writeString(file, "");
    } catch (DataAccessException | StatusRuntimeException away) {
      LOG.warn("not healthy: {}", away.getMessage());
    } catch (IOException unwritable) {
      LOG.warn("the sign of health cannot be written: {}", unwritable.toString());
    }
  }

  private void askTemporal() {
    var ignored =
        temporal
            .getWorkflowServiceStubs()
            .blockingStub()
            .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .describeNamespace(
                DescribeNamespaceRequest.newBuilder()
                    .setNamespace(temporal.getOptions().getNamespace())
                    .build());
  }

  private boolean closed() {
    try {
      return closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      return true;
    }
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().daemon().name("health").start(this::run);
  }

  @Override
  public void stop() {
    closing.countDown();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
