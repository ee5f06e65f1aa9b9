package evenkeel.standalone.supervisor;

import io.temporal.workflow.Workflow;

/** Waits and repeats the word. */
public final class WaitingWorkflowImpl implements WaitingWorkflow {
  private String heard = "";

  @Override
  public String run() {
    Workflow.await(() -> !heard.isEmpty());
    return heard;
  }

  @Override
  public void say(String word) {
    heard = word;
  }
}
