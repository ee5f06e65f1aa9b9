package evenkeel.keeping.workflow;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Keeps one client as the open claims want it, for ever: {@code keeper/<client>}. */
@WorkflowInterface
public interface KeeperWorkflow {
  @WorkflowMethod(name = "Keeper")
  void run(KeeperRound begun);

  /** Settles what waits for a person because too many torrents had changed at once. */
  @UpdateMethod
  Decided decide(DecideOrder order);

  @UpdateValidatorMethod(updateName = "decide")
  void decideMakesSense(DecideOrder order);

  @QueryMethod
  KeeperRound status();
}
