package evenkeel.temporal;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** How patient a workflow is, by kind of call. The summary is what Temporal's UI shows. */
public final class CallPolicies {
  private static final RetryOptions UNTIL_IT_WORKS =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofSeconds(1))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofSeconds(30))
          .build();

  private CallPolicies() {}

  /**
   * PostgreSQL answers in milliseconds or is away; then it is waited for, since stories may not end
   * over it.
   */
  public static ActivityOptions quickLocalCall(String summary) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofSeconds(30))
        .setRetryOptions(UNTIL_IT_WORKS)
        .setSummary(summary)
        .build();
  }

  /**
   * A tracker is asked again after a minute at the soonest, with growing pauses, and given up
   * before the next reading is long due. The worker makes the pauses grow on from one reading to
   * the next.
   */
  public static ActivityOptions trackerRead(String summary) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofMinutes(2))
        .setScheduleToCloseTimeout(Duration.ofMinutes(4))
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofMinutes(1))
                .setBackoffCoefficient(2)
                .build())
        .setSummary(summary)
        .build();
  }

  /**
   * A client's keeper works as long as it takes; silence means a dead worker, absence of the client
   * is waited for.
   */
  public static ActivityOptions clientWork(String client, Duration heartbeat, String summary) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.client(client))
        .setStartToCloseTimeout(Duration.ofHours(13))
        .setHeartbeatTimeout(heartbeat)
        .setCancellationType(ActivityCancellationType.TRY_CANCEL)
        .setRetryOptions(UNTIL_IT_WORKS)
        .setSummary(summary)
        .build();
  }

  /** The keeper's ledger work is quick, but only the holder of the client's lease may do it. */
  public static ActivityOptions clientLedgerCall(String client, String summary) {
    return ActivityOptions.newBuilder(quickLocalCall(summary))
        .setTaskQueue(TaskQueues.client(client))
        .setStartToCloseTimeout(Duration.ofMinutes(1))
        .build();
  }
}
