package evenkeel.api.health;

import evenkeel.api.order.TimeLimit;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether that answers without which nothing works. A dead cookie or an absent client is for the
 * user to put right, and no reason to restart this process.
 */
public final class Readiness {
  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Executor ASIDE = task -> Thread.ofVirtual().name("readiness").start(task);

  private final JdbcClient database;
  private final WorkflowClient temporal;
  private final Pollers pollers;

  public Readiness(JdbcClient database, WorkflowClient temporal) {
    this.database = database;
    this.temporal = temporal;
    this.pollers = new Pollers(temporal, InstantSource.system());
  }

  /** Asks all at once; silence counts as no. */
  ReadinessView look() {
    CompletableFuture<Boolean> databaseAnswers = ask(this::databaseAnswers);
    CompletableFuture<Boolean> temporalAnswers = ask(this::temporalAnswers);
    CompletableFuture<Boolean> workersAsk = ask(() -> answers("a worker", pollers::everywhere));
    return new ReadinessView(databaseAnswers.join(), temporalAnswers.join(), workersAsk.join());
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
    return answers("its namespace", this::namespace);
  }

  private static boolean answers(String asked, Supplier<Boolean> question) {
    try {
      return TimeLimit.within(PATIENCE, question);
    } catch (StatusRuntimeException away) {
      LOG.warn("Temporal does not answer, asked for {}: {}", asked, away.getMessage());
      return false;
    }
  }

  private boolean namespace() {
    return temporal
        .getWorkflowServiceStubs()
        .blockingStub()
        .describeNamespace(
            DescribeNamespaceRequest.newBuilder()
                .setNamespace(temporal.getOptions().getNamespace())
                .build())
        .isInitialized();
  }
}
