package evenkeel.worker;

import evenkeel.account.workflow.ReadAccountWorkflowImpl;
import evenkeel.emergency.workflow.RatioEmergencyWorkflowImpl;
import evenkeel.keeping.workflow.KeeperWorkflowImpl;
import evenkeel.temporal.TaskQueues;
import evenkeel.worker.account.AccountActivitiesImpl;
import evenkeel.worker.emergency.EmergencyActivitiesImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** Serves the task queues of this process; a client's own queue is served by its tenure. */
final class Workers implements SmartLifecycle {
  private static final long ENDING_SECONDS = 5;

  /** How long a story waits for the process that played it last, before any other may go on. */
  private static final Duration UNTIL_ANOTHER_TAKES_OVER = Duration.ofSeconds(2);

  private final WorkerFactory factory;

  Workers(
      WorkflowClient temporal,
      AccountActivitiesImpl accounts,
      EmergencyActivitiesImpl emergencies) {
    factory = WorkerFactory.newInstance(temporal);
    Worker evenkeel = factory.newWorker(TaskQueues.EVENKEEL, options());
    evenkeel.registerWorkflowImplementationTypes(
        ReadAccountWorkflowImpl.class, KeeperWorkflowImpl.class);
    evenkeel.registerActivitiesImplementations(accounts);
    Worker emergency = factory.newWorker(TaskQueues.EMERGENCY, options());
    emergency.registerWorkflowImplementationTypes(RatioEmergencyWorkflowImpl.class);
    emergency.registerActivitiesImplementations(emergencies);
  }

  private static WorkerOptions options() {
    return WorkerOptions.newBuilder()
        .setStickyQueueScheduleToStartTimeout(UNTIL_ANOTHER_TAKES_OVER)
        .build();
  }

  @Override
  public void start() {
    factory.start();
  }

  @Override
  public void stop() {
    factory.shutdownNow();
    factory.awaitTermination(ENDING_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public boolean isRunning() {
    return factory.isStarted() && !factory.isShutdown();
  }
}
