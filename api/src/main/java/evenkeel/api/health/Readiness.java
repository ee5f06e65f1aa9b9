package evenkeel.api.health;

import evenkeel.api.order.TimeLimit;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the two things without which nothing works answer. A dead cookie or an absent client is
 * for the user to put right, and no reason to restart this process.
 */
public final class Readiness {
  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Executor ASIDE = task -> Thread.ofVirtual().name("readiness").start(task);

  private final JdbcClient database;
  private final WorkflowClient temporal;

  public Readiness(JdbcClient database, WorkflowClient temporal) {
    this.database = database;
    this.temporal = temporal;
  }

  /** Asks both at once; silence counts as no. */
  ReadinessView look() {
    CompletableFuture<Boolean> databaseAnswers = ask(this::databaseAnswers);
    CompletableFuture<Boolean> temporalAnswers = ask(this::temporalAnswers);
    return new ReadinessView(databaseAnswers.join(), temporalAnswers.join());
  }

  private static CompletableFuture<Boolean> ask(BooleanSupplier question) {
    return CompletableFuture.supplyAsync(question::getAsBoolean, ASIDE)
        .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean databaseAnswers() {
    try {
      return database.sql("select true").query(Boolean.class).single();
    } catch (DataAccessException away) {
      LOG.warn("The database does not answer: {}", away.getMessage());
      return false;
    }
  }

  private boolean temporalAnswers() {
    try {
      TimeLimit.within(PATIENCE, this::namespace);
      return true;
    } catch (StatusRuntimeException away) {
      LOG.warn("Temporal does not answer: {}", away.getMessage());
      return false;
    }
  }

  private Object namespace() {
    return temporal
        .getWorkflowServiceStubs()
        .blockingStub()
        .describeNamespace(
            DescribeNamespaceRequest.newBuilder()
                .setNamespace(temporal.getOptions().getNamespace())
                .build());
  }
}
