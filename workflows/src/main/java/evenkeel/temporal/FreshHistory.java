package evenkeel.temporal;

import io.temporal.workflow.Workflow;

/** When a long story goes on in a history of its own: short ones replay fast and can be read. */
public final class FreshHistory {
  private static final long LONG = 1_000;

  private FreshHistory() {}

  /** Whether it is time, and nobody waits for an answer of this run. */
  public static boolean due() {
    return (Workflow.getInfo().isContinueAsNewSuggested()
            || Workflow.getInfo().getHistoryLength() >= LONG)
        && Workflow.isEveryHandlerFinished();
  }
}
