package evenkeel.api.order;

import evenkeel.api.problem.ProblemType;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Hands orders to stories: an order that was taken is durable, its answer is waited for a bit. */
public final class Orders {
  private static final Duration TAKEN_WITHIN = Duration.ofSeconds(10);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(3);

  /**
   * What came of the order; empty when it is taken but still under way. A story's refusal is thrown
   * as a problem.
   *
   * @param id what Temporal knows the order by, so that it is carried out once; empty = any
   */
  public <R> Optional<R> give(
      Class<R> answer,
      Optional<String> id,
      Function<UpdateOptions<R>, WorkflowUpdateHandle<R>> order) {
    UpdateOptions.Builder<R> options =
        UpdateOptions.newBuilder(answer).setWaitForStage(WorkflowUpdateStage.ACCEPTED);
    id.ifPresent(options::setUpdateId);
    long begun = System.nanoTime();
    try {
      WorkflowUpdateHandle<R> taken =
          TimeLimit.within(TAKEN_WITHIN, () -> order.apply(options.build()));
      long left = Math.max(1, ANSWERED_WITHIN.toNanos() - (System.nanoTime() - begun));
      return answered(taken, left);
    } catch (WorkflowUpdateException refused) {
      if (refused.getCause() instanceof ApplicationFailure failure) {
        throw ProblemType.ORDER_REFUSED.because(failure.getOriginalMessage());
      }
      throw refused;
    }
  }

  private static <R> Optional<R> answered(WorkflowUpdateHandle<R> taken, long nanos) {
    try {
      return Optional.of(taken.getResult(nanos, TimeUnit.NANOSECONDS));
    } catch (WorkflowUpdateTimeoutOrCancelledException underWay) {
      return Optional.empty();
    }
  }
}
