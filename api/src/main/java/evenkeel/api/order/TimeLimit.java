package evenkeel.api.order;

import io.grpc.Context;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Calls to Temporal with an end: retries included, they give up when the time is over. */
public final class TimeLimit {
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("temporal-time-limit").factory());

  private TimeLimit() {}

  /** What {@code call} answers in time; else it fails as Temporal's client fails. */
  public static <T> T within(Duration limit, Supplier<T> call) {
    Context.CancellableContext context =
        Context.current().withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS, CLOCK);
    Context outer = context.attach();
    try {
      return call.get();
    } finally {
      context.detachAndCancel(outer, null);
    }
  }
}
