package evenkeel.order.workflow;

import evenkeel.order.GivenOrder;
import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/** What an order has done for it; each is safe to repeat. */
@ActivityInterface(namePrefix = "Order.")
public interface OrderActivities {
  /** Opens the row of an order and answers its number; once for each story that gives one. */
  long open(GivenOrder given);

  /** Makes sure that an order with an open row has a story. */
  void begin(long number);

  /** What its row tells; the clients report everything again. */
  OrderRow read(long number);

  /** Why nothing was restarted, in a sentence. */
  String refusal(long number);

  /** Tells that a restart has left its torrent stopped, and answers why; null if it has not. */
  @Nullable String leftStopped(long number);

  /** Closes its row: from here on everything is given back. */
  ClosedOrder close(long number, String why);
}
