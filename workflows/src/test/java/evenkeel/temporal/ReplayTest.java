package evenkeel.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.account.workflow.ReadAccountWorkflowImpl;
import evenkeel.broken.emergency.workflow.ChangedEmergencyWorkflow;
import evenkeel.emergency.workflow.RatioEmergencyWorkflowImpl;
import evenkeel.keeping.workflow.KeeperWorkflowImpl;
import evenkeel.order.workflow.GiveOrderWorkflowImpl;
import evenkeel.order.workflow.OrderWorkflowImpl;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.WorkflowReplayer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReplayTest {
  @Test
  void emergenciesThatRanBeforeStillRun() throws Exception {
    replayAll("ratio-emergency", RatioEmergencyWorkflowImpl.class);
  }

  @Test
  void keepersThatRanBeforeStillRun() throws Exception {
    replayAll("keeper", KeeperWorkflowImpl.class);
  }

  @Test
  void readingsThatWereTakenBeforeStillReplay() throws Exception {
    replayAll("read-account", ReadAccountWorkflowImpl.class);
  }

  @Test
  void ordersThatRanBeforeStillRun() throws Exception {
    replayAll("order", OrderWorkflowImpl.class);
    replayAll("give-order", GiveOrderWorkflowImpl.class);
  }

  @Test
  void noticesAChangedWorkflow() {
    assertThatThrownBy(() -> replayAll("ratio-emergency", ChangedEmergencyWorkflow.class))
        .hasStackTraceContaining("NonDeterministicException");
  }

  private static void replayAll(String workflow, Class<?> type) throws Exception {
    assertThat(Histories.of(workflow)).isNotEmpty();
    for (Path history : Histories.of(workflow)) {
      WorkflowReplayer.replayWorkflowExecution(
          WorkflowExecutionHistory.fromJson(Files.readString(history)), type);
    }
  }
}
