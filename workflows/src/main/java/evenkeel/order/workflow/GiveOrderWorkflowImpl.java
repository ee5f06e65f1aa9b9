package evenkeel.order.workflow;

import evenkeel.order.GivenOrder;
import evenkeel.temporal.CallPolicies;
import io.temporal.workflow.Workflow;

/** Opens the row, then begins the story that it belongs to. */
public class GiveOrderWorkflowImpl implements GiveOrderWorkflow {
  @Override
  public long run(GivenOrder given) {
    long number = hands("Open the order's row").open(given);
    Workflow.setCurrentDetails("Order " + number);
    hands("Begin the order's story").begin(number);
    return number;
  }

  private static OrderActivities hands(String summary) {
    return Workflow.newActivityStub(OrderActivities.class, CallPolicies.quickLocalCall(summary));
  }
}
