package evenkeel.worker.order;

import evenkeel.order.GivenOrder;
import evenkeel.order.workflow.ClosedOrder;
import evenkeel.order.workflow.OrderActivities;
import evenkeel.order.workflow.OrderRow;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The hands of an order: its row and its story. */
public final class OrderActivitiesImpl implements OrderActivities {
  private final OrderRows rows;
  private final OrderStories stories;

  public OrderActivitiesImpl(OrderRows rows, OrderStories stories) {
    this.rows = rows;
    this.stories = stories;
  }

  @Override
  public long open(GivenOrder given) {
    // The story's own id, which holds the key: a run that was reset has another run id.
    String request = Activity.getExecutionContext().getInfo().getWorkflowId();
    return rows.open(Objects.requireNonNull(request), given);
  }

  @Override
  public void begin(long number) {
    stories.begin(number);
  }

  @Override
  public OrderRow read(long number) {
    return rows.read(number).orElseThrow(() -> unknown(number));
  }

  @Override
  public String refusal(long number) {
    return rows.refusal(number);
  }

  @Override
  public @Nullable String leftStopped(long number) {
    return rows.leftStopped(number).orElse(null);
  }

  @Override
  public ClosedOrder close(long number, String why) {
    return rows.close(number, why).orElseThrow(() -> unknown(number));
  }

  private static ApplicationFailure unknown(long number) {
    return ApplicationFailure.newNonRetryableFailure(
        "PostgreSQL knows no order " + number, "UnknownOrder");
  }
}
