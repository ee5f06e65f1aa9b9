package evenkeel.api;

import evenkeel.keeping.workflow.KeeperRound;
import evenkeel.keeping.workflow.KeeperWorkflow;
import evenkeel.order.workflow.GiveOrderWorkflowImpl;
import evenkeel.order.workflow.OrderWorkflowImpl;
import evenkeel.temporal.EvenkeelSearchAttributes;
import evenkeel.temporal.TaskQueues;
import evenkeel.temporal.WorkflowIds;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Temporal's test server with a worker for fake stories. */
final class Stories implements AutoCloseable {
  private final TestWorkflowEnvironment temporal;
  private final AskedForWork asked;

  private Stories(TestWorkflowEnvironment temporal, AskedForWork asked) {
    this.temporal = temporal;
    this.asked = asked;
  }

  AskedForWork asked() {
    return asked;
  }

  static Stories start(JdbcClient owner) {
    AskedForWork asked = new AskedForWork();
    TestWorkflowEnvironment temporal =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkflowServiceStubsOptions(
                    WorkflowServiceStubsOptions.newBuilder()
                        .setGrpcClientInterceptors(List.of(asked))
                        .build())
                .build());
    temporal
        .newWorker(TaskQueues.EMERGENCY)
        .registerWorkflowImplementationTypes(DiaryEmergency.class, DiaryKeeper.class);
    Worker orders = temporal.newWorker(TaskQueues.ORDER);
    orders.registerWorkflowImplementationTypes(
        GiveOrderWorkflowImpl.class, OrderWorkflowImpl.class);
    orders.registerActivitiesImplementations(new OrderHands(owner, temporal::getWorkflowClient));
    EvenkeelSearchAttributes.all()
        .forEach(key -> temporal.registerSearchAttribute(key.getName(), key.getValueType()));
    temporal.start();
    return new Stories(temporal, asked);
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
