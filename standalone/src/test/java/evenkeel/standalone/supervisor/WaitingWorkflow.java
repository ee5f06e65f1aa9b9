package evenkeel.standalone.supervisor;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** A story that waits for a word. */
@WorkflowInterface
public interface WaitingWorkflow {
  @WorkflowMethod
  String run();

  @SignalMethod
  void say(String word);
}
