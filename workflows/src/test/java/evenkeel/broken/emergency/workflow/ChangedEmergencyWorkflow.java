package evenkeel.broken.emergency.workflow;

import evenkeel.emergency.Emergency;
import evenkeel.emergency.workflow.RatioEmergencyWorkflowImpl;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;

/** Changed on purpose: a story that began before cannot go on with it. */
public class ChangedEmergencyWorkflow extends RatioEmergencyWorkflowImpl {
  @WorkflowInit
  public ChangedEmergencyWorkflow(Emergency begun) {
    super(begun);
  }

  @Override
  public Emergency run(Emergency begun) {
    Workflow.sleep(Duration.ofMinutes(1));
    return super.run(begun);
  }
}
