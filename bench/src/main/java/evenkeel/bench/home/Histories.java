package evenkeel.bench.home;

import evenkeel.temporal.WorkflowIds;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;

/** How long the stories' histories are. */
public final class Histories implements AutoCloseable {
  private final WorkflowServiceStubs service;
  private final WorkflowClient client;

  Histories(String address) {
    service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    client =
        WorkflowClient.newInstance(
            service, WorkflowClientOptions.newBuilder().setNamespace("evenkeel").build());
  }

  /** Events of the keeper's run so far. */
  public long keeper() {
    return events(WorkflowIds.keeper(HomeSettings.CLIENT));
  }

  /** Events of the last emergency. */
  public long emergency() {
    return events(WorkflowIds.emergency(HomeSettings.ACCOUNT));
  }

  private long events(String workflow) {
    WorkflowExecutionDescription story = client.newUntypedWorkflowStub(workflow).describe();
    return story.getWorkflowExecutionInfo().getHistoryLength();
  }

  @Override
  public void close() {
    service.shutdownNow();
  }
}
