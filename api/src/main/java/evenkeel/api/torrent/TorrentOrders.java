package evenkeel.api.torrent;

import evenkeel.api.order.Orders;
import evenkeel.api.order.TimeLimit;
import evenkeel.order.GivenOrder;
import evenkeel.order.Order;
import evenkeel.order.OrderWording;
import evenkeel.order.workflow.GiveOrderWorkflow;
import evenkeel.order.workflow.OrderWorkflow;
import evenkeel.temporal.TaskQueues;
import evenkeel.temporal.WorkflowIds;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateHandle;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives orders to their stories: each has its number, and its row, before it is answered. */
public final class TorrentOrders {
  private static final Logger LOG = LoggerFactory.getLogger(TorrentOrders.class);
  private static final Duration TAKEN_WITHIN = Duration.ofSeconds(10);
  private static final long NUMBERED_WITHIN_SECONDS = 3;

  private final WorkflowClient temporal;
  private final Orders orders;

  public TorrentOrders(WorkflowClient temporal, Orders orders) {
    this.temporal = temporal;
    this.orders = orders;
  }

  /**
   * Gives an order; answers its number, or nothing if it is taken and not numbered yet.
   *
   * @param key the same key is one order; empty = any
   */
  Optional<Long> give(GivenOrder given, Optional<String> key) {
    String id = WorkflowIds.giveOrder(key.orElseGet(() -> UUID.randomUUID().toString()));
    TimeLimit.within(TAKEN_WITHIN, () -> started(id, given));
    return number(temporal.newUntypedWorkflowStub(id));
  }

  private boolean started(String id, GivenOrder given) {
    GiveOrderWorkflow story =
        temporal.newWorkflowStub(
            GiveOrderWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(TaskQueues.ORDER)
                .setWorkflowIdConflictPolicy(
                    WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setStaticSummary(OrderWording.summary(given))
                .build());
    try {
      WorkflowClient.start(story::run, given);
      return true;
    } catch (WorkflowExecutionAlreadyStarted before) {
      LOG.info("{} was given before", id);
      return false;
    }
  }

  private static Optional<Long> number(WorkflowStub story) {
    try {
      return Optional.of(story.getResult(NUMBERED_WITHIN_SECONDS, TimeUnit.SECONDS, Long.class));
    } catch (TimeoutException later) {
      return Optional.empty();
    }
  }

  /** Waits a bit until the order is carried out, refused or over. */
  void carriedOut(long number) {
    OrderWorkflow story = story(number);
    told(number, options -> WorkflowClient.startUpdate(story::carriedOut, options));
  }

  /** Whether the story runs and has been told to give back. */
  boolean undo(long number) {
    OrderWorkflow story = story(number);
    return told(number, options -> WorkflowClient.startUpdate(story::undo, options));
  }

  private boolean told(
      long number, Function<UpdateOptions<Order>, WorkflowUpdateHandle<Order>> what) {
    try {
      orders.give(Order.class, Optional.empty(), what);
      return true;
    } catch (WorkflowNotFoundException over) {
      LOG.info("order {} has no story that runs", number);
      return false;
    }
  }

  private OrderWorkflow story(long number) {
    return temporal.newWorkflowStub(OrderWorkflow.class, WorkflowIds.order(number));
  }
}
