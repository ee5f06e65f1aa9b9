package evenkeel.order.workflow;

import evenkeel.keeping.KeeperReport;
import evenkeel.order.Order;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Carries out one order to torrents, until it is undone: {@code order/<number>}. */
@WorkflowInterface
public interface OrderWorkflow {
  @WorkflowMethod(name = "Order")
  Order run(Order order);

  @SignalMethod
  void clientReported(KeeperReport report);

  /** Answers once it is carried out, or refused. */
  @UpdateMethod
  Order carriedOut();

  /** Gives back what it holds and nobody else does; asked again it changes nothing. */
  @UpdateMethod
  Order undo();

  @QueryMethod
  Order status();
}
