package evenkeel.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.standalone.Household;
import evenkeel.standalone.Temporal;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;

/** What can happen to stories. */
final class Stories {
  private Stories() {}

  /** Back to its very first step. */
  static void reset(Temporal temporal, String id) {
    WorkflowExecution execution =
        temporal.client().newUntypedWorkflowStub(id).describe().getExecution();
    long first =
        temporal.client().fetchHistory(id, execution.getRunId()).getEvents().stream()
            .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
            .mapToLong(HistoryEvent::getEventId)
            .min()
            .orElseThrow();
    temporal
        .service()
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

  /** The files are gone from their folder before the server that has them open is killed. */
  static void emptyTemporal(Household home) throws IOException {
    long before = home.supervisor().temporalPid().orElseThrow();
    for (String suffix : new String[] {"", "-wal", "-shm"}) {
      Files.deleteIfExists(home.data().resolve("temporal.db" + suffix));
    }
    ProcessHandle.of(before).orElseThrow().destroyForcibly();
    Household.awaits(
        "Temporal is there again",
        () -> assertThat(home.supervisor().temporalPid().orElseThrow()).isNotEqualTo(before));
  }
}
