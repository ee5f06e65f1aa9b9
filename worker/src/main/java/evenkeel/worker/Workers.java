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
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** Serves the task queues of this process; a client's own queue is served by its tenure. */
final class Workers implements SmartLifecycle {
  private static final long ENDING_SECONDS = 5;

  private final WorkerFactory factory;

  Workers(
      WorkflowClient temporal,
      AccountActivitiesImpl accounts,
      EmergencyActivitiesImpl emergencies) {
    factory = WorkerFactory.newInstance(temporal);
    Worker evenkeel = factory.newWorker(TaskQueues.EVENKEEL);
    evenkeel.registerWorkflowImplementationTypes(
        ReadAccountWorkflowImpl.class, KeeperWorkflowImpl.class);
    evenkeel.registerActivitiesImplementations(accounts);
    Worker emergency = factory.newWorker(TaskQueues.EMERGENCY);
    emergency.registerWorkflowImplementationTypes(RatioEmergencyWorkflowImpl.class);
    emergency.registerActivitiesImplementations(emergencies);
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
