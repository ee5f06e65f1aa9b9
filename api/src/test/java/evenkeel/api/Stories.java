package evenkeel.api;

import evenkeel.keeping.workflow.KeeperRound;
import evenkeel.keeping.workflow.KeeperWorkflow;
import evenkeel.temporal.TaskQueues;
import evenkeel.temporal.WorkflowIds;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;

/** Temporal's test server with a worker for fake stories. */
final class Stories implements AutoCloseable {
  private final TestWorkflowEnvironment temporal;

  private Stories(TestWorkflowEnvironment temporal) {
    this.temporal = temporal;
  }

  static Stories start() {
    TestWorkflowEnvironment temporal =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build());
    temporal
        .newWorker(TaskQueues.EMERGENCY)
        .registerWorkflowImplementationTypes(DiaryEmergency.class, DiaryKeeper.class);
    temporal.start();
    return new Stories(temporal);
  }

  WorkflowClient client() {
    return temporal.getWorkflowClient();
  }

  void startKeeper(String client) {
    KeeperWorkflow keeper =
        client()
            .newWorkflowStub(
                KeeperWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(WorkflowIds.keeper(client))
                    .setTaskQueue(TaskQueues.EMERGENCY)
                    .build());
    WorkflowClient.start(keeper::run, KeeperRound.first(client, Duration.ofMinutes(1)));
  }

  void end(String workflowId) {
    try {
      client().newUntypedWorkflowStub(workflowId).terminate("the test is over");
    } catch (WorkflowNotFoundException notThere) {
      assert notThere.getExecution() != null;
    }
  }

  String runOf(String workflowId) {
    return client().newUntypedWorkflowStub(workflowId).describe().getExecution().getRunId();
  }

  @Override
  public void close() {
    temporal.close();
  }
}
