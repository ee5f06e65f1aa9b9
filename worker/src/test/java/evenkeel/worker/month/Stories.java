package evenkeel.worker.month;

import evenkeel.account.workflow.ReadAccountWorkflow;
import evenkeel.account.workflow.ReadAccountWorkflowImpl;
import evenkeel.emergency.workflow.RatioEmergencyWorkflowImpl;
import evenkeel.keeping.workflow.KeeperRound;
import evenkeel.keeping.workflow.KeeperWorkflow;
import evenkeel.keeping.workflow.KeeperWorkflowImpl;
import evenkeel.temporal.EvenkeelDataConverter;
import evenkeel.temporal.EvenkeelSearchAttributes;
import evenkeel.temporal.TaskQueues;
import evenkeel.temporal.WorkflowIds;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The real stories. Readings and emergencies play where time is skipped; keepers play beside them,
 * since a watch is one long activity, during which no time could be skipped.
 */
final class Stories implements AutoCloseable {
  private static final Duration HEARTBEAT = Duration.ofHours(12);

  private final TestWorkflowEnvironment skipping = environment(true);
  private final TestWorkflowEnvironment keeping = environment(false);

  private static TestWorkflowEnvironment environment(boolean skips) {
    TestEnvironmentOptions.Builder options =
        TestEnvironmentOptions.newBuilder()
            .setUseTimeskipping(skips)
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(EvenkeelDataConverter.create())
                    .build());
    EvenkeelSearchAttributes.all()
        .forEach(key -> options.registerSearchAttribute(key.getName(), key.getValueType()));
    return TestWorkflowEnvironment.newInstance(options.build());
  }

  /** To tell readings and emergencies. */
  WorkflowClient temporal() {
    return skipping.getWorkflowClient();
  }

  Histories histories() {
    return new Histories(skipping.getWorkflowClient(), keeping.getWorkflowClient());
  }

  Instant now() {
    return Instant.ofEpochMilli(skipping.currentTimeMillis());
  }

  void begin(Object accounts, Object emergencies, Map<String, KeeperHands> keepers) {
    Worker evenkeel = skipping.newWorker(TaskQueues.EVENKEEL);
    evenkeel.registerWorkflowImplementationTypes(ReadAccountWorkflowImpl.class);
    evenkeel.registerActivitiesImplementations(accounts);
    Worker emergency = skipping.newWorker(TaskQueues.EMERGENCY);
    emergency.registerWorkflowImplementationTypes(RatioEmergencyWorkflowImpl.class);
    emergency.registerActivitiesImplementations(emergencies);
    skipping.start();
    keeping
        .newWorker(TaskQueues.EVENKEEL)
        .registerWorkflowImplementationTypes(KeeperWorkflowImpl.class);
    keepers.forEach((client, hands) ->
        keeping.newWorker(TaskQueues.client(client)).registerActivitiesImplementations(hands));
    keeping.start();
    keepers.keySet().forEach(this::keep);
  }

  private void keep(String client) {
    KeeperWorkflow story =
        keeping
            .getWorkflowClient()
            .newWorkflowStub(
                KeeperWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(WorkflowIds.keeper(client))
                    .setTaskQueue(TaskQueues.EVENKEEL)
                    .build());
    WorkflowClient.start(story::run, KeeperRound.first(client, HEARTBEAT));
  }

  /** As the schedule starts it; gives its id. */
  String read(String account) {
    String id = WorkflowIds.readAccount(account) + "-" + now();
    ReadAccountWorkflow story =
        skipping
            .getWorkflowClient()
            .newWorkflowStub(
                ReadAccountWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(id)
                    .setTaskQueue(TaskQueues.EVENKEEL)
                    .build());
    WorkflowClient.start(story::run, account);
    return id;
  }

  /** Time goes by, once the stories have done what they had to do. */
  void sleep(Duration time) {
    skipping.sleep(time);
  }

  @Override
  public void close() {
    keeping.close();
    skipping.close();
  }
}
