package evenkeel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.temporal.EvenkeelDataConverter;
import evenkeel.temporal.WorkflowIds;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.UUID;

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

  /**
   * The last emergency's story has run to its end; one that was terminated after it had closed its
   * row is not begun anew.
   */
  public void expectNoEmergency() {
    assertThat(
            client
                .newUntypedWorkflowStub(WorkflowIds.emergency(Household.ACCOUNT))
                .describe()
                .getStatus())
        .isIn(
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED,
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED,
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED);
  }

  /** Puts a story back to its very first step. */
  public void reset(String id) {
    WorkflowExecution execution = client.newUntypedWorkflowStub(id).describe().getExecution();
    long first =
        client.fetchHistory(id, execution.getRunId()).getEvents().stream()
            .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
            .mapToLong(HistoryEvent::getEventId)
            .min()
            .orElseThrow();
    service
        .blockingStub()
        .resetWorkflowExecution(
            ResetWorkflowExecutionRequest.newBuilder()
                .setNamespace("evenkeel")
                .setWorkflowExecution(execution)
                .setReason("a person tries something")
                .setRequestId(UUID.randomUUID().toString())
                .setWorkflowTaskFinishEventId(first)
                .build());
  }

  @Override
  public void close() {
    service.shutdownNow();
  }
}
