package evenkeel.account.workflow;

import evenkeel.account.TakenReading;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Takes one reading of an account, stores it and announces it. */
@WorkflowInterface
public interface ReadAccountWorkflow {
  @WorkflowMethod(name = "ReadAccount")
  TakenReading run(String account);
}
