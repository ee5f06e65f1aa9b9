package evenkeel.api;

import evenkeel.temporal.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;

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
        .registerWorkflowImplementationTypes(DiaryEmergency.class);
    temporal.start();
    return new Stories(temporal);
  }

  WorkflowClient client() {
    return temporal.getWorkflowClient();
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
