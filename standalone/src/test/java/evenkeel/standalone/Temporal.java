package evenkeel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.temporal.EvenkeelDataConverter;
import evenkeel.temporal.WorkflowIds;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;

/** A connection to the household's Temporal. */
public record Temporal(WorkflowServiceStubs service, WorkflowClient client)
    implements AutoCloseable {

  static Temporal at(String address) {
    WorkflowServiceStubs service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    return new Temporal(
        service,
        WorkflowClient.newInstance(
            service,
            WorkflowClientOptions.newBuilder()
                .setNamespace("evenkeel")
                .setDataConverter(EvenkeelDataConverter.create())
                .build()));
  }

  /** The last emergency's story has run to its end. */
  public void expectNoEmergency() {
    assertThat(
            client
                .newUntypedWorkflowStub(WorkflowIds.emergency(Household.ACCOUNT))
                .describe()
                .getStatus())
        .isIn(
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED,
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED);
  }

  @Override
  public void close() {
    service.shutdownNow();
  }
}
