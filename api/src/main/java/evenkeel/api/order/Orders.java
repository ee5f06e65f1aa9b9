package evenkeel.api.order;

import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Hands orders to stories: an order that was taken is durable, its answer is waited for a bit. */
public final class Orders {
  private static final Duration TAKEN_WITHIN = Duration.ofSeconds(10);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(3);

  /** What came of the order; empty when it is taken but still under way. */
  public <R> Optional<R> give(
      Class<R> answer, Function<UpdateOptions<R>, WorkflowUpdateHandle<R>> order) {
    UpdateOptions<R> options =
        UpdateOptions.newBuilder(answer).setWaitForStage(WorkflowUpdateStage.ACCEPTED).build();
    long begun = System.nanoTime();
    WorkflowUpdateHandle<R> taken = TimeLimit.within(TAKEN_WITHIN, () -> order.apply(options));
    long left = Math.max(1, ANSWERED_WITHIN.toNanos() - (System.nanoTime() - begun));
    try {
      return Optional.of(taken.getResult(left, TimeUnit.NANOSECONDS));
    } catch (WorkflowUpdateTimeoutOrCancelledException underWay) {
      return Optional.empty();
    }
  }
}
