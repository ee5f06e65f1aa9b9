package evenkeel.worker;

import evenkeel.account.workflow.ReadAccountWorkflowImpl;
import evenkeel.emergency.workflow.RatioEmergencyWorkflowImpl;
import evenkeel.keeping.workflow.KeeperWorkflowImpl;
import evenkeel.order.workflow.GiveOrderWorkflowImpl;
import evenkeel.order.workflow.OrderWorkflowImpl;
import evenkeel.temporal.TaskQueues;
import evenkeel.worker.account.AccountActivitiesImpl;
import evenkeel.worker.emergency.EmergencyActivitiesImpl;
import evenkeel.worker.order.OrderActivitiesImpl;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.failure.TemporalException;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Serves the task queues of this process; a client's own queue is served by its tenure. */
final class Workers implements SmartLifecycle {
  private static final long ENDING_SECONDS = 5;

  /** How long a story waits for the process that played it last, before any other may go on. */
  private static final Duration UNTIL_ANOTHER_TAKES_OVER = Duration.ofSeconds(2);

  private static final Duration AGAIN_AFTER = Duration.ofMillis(500);
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  private final WorkerFactory factory;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Thread starting;

  Workers(
      WorkflowClient temporal,
      AccountActivitiesImpl accounts,
      EmergencyActivitiesImpl emergencies,
      OrderActivitiesImpl orders) {
    factory = WorkerFactory.newInstance(temporal);
    Worker evenkeel = factory.newWorker(TaskQueues.EVENKEEL, options());
    evenkeel.registerWorkflowImplementationTypes(
        ReadAccountWorkflowImpl.class, KeeperWorkflowImpl.class);
    evenkeel.registerActivitiesImplementations(accounts);
    Worker emergency = factory.newWorker(TaskQueues.EMERGENCY, options());
    emergency.registerWorkflowImplementationTypes(RatioEmergencyWorkflowImpl.class);
    emergency.registerActivitiesImplementations(emergencies);
    Worker order = factory.newWorker(TaskQueues.ORDER, options());
    order.registerWorkflowImplementationTypes(GiveOrderWorkflowImpl.class, OrderWorkflowImpl.class);
    order.registerActivitiesImplementations(orders);
  }

  private static WorkerOptions options() {
    return WorkerOptions.newBuilder()
        .setStickyQueueScheduleToStartTimeout(UNTIL_ANOTHER_TAKES_OVER)
        .build();
  }

  /** Aside, since Temporal may come up later than this process. */
  @Override
  public void start() {
    starting = Thread.ofPlatform().name("workers").start(this::startOnceTemporalAnswers);
  }

  private void startOnceTemporalAnswers() {
    do {
      try {
        factory.start();
      } catch (TemporalException | StatusRuntimeException away) {
        LOG.warn("Temporal cannot be reached yet: {}", away.getMessage());
      }
    } while (!factory.isStarted() && !stopping(AGAIN_AFTER));
  }

  private boolean stopping(Duration within) {
    try {
      return stopping.await(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      return true;
    }
  }

  @Override
  public void stop() {
    stopping.countDown();
    Thread begun = starting;
    if (begun != null) {
      begun.interrupt();
    }
    factory.shutdownNow();
    factory.awaitTermination(ENDING_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public boolean isRunning() {
    return starting != null && !factory.isShutdown();
  }
}
