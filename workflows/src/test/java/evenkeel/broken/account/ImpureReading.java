package evenkeel.broken.account;

import evenkeel.broken.emergency.workflow.ClockWorkflowImpl;
import io.temporal.workflow.Workflow;

/** Knows Temporal and a workflow on purpose. */
final class ImpureReading {
  private final ClockWorkflowImpl workflow = new ClockWorkflowImpl();

  long takenAt() {
    return Workflow.currentTimeMillis() + workflow.hashCode();
  }
}
