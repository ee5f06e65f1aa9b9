package evenkeel.order.workflow;

import evenkeel.order.GivenOrder;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Gives an order its number and its story, once for each key: {@code give-order/<key>}. */
@WorkflowInterface
public interface GiveOrderWorkflow {
  /** Answers the number. */
  @WorkflowMethod(name = "GiveOrder")
  long run(GivenOrder given);
}
