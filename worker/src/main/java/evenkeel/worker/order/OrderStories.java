package evenkeel.worker.order;

import evenkeel.order.Order;
import evenkeel.order.workflow.OrderWorkflow;
import evenkeel.temporal.TaskQueues;
import evenkeel.temporal.WorkflowIds;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;

/** Begins the stories of orders, and those anew that were lost while their rows are open. */
public final class OrderStories {
  private final WorkflowClient temporal;
  private final OrderRows rows;

  public OrderStories(WorkflowClient temporal, OrderRows rows) {
    this.temporal = temporal;
    this.rows = rows;
  }

  /** A story that runs is left alone. */
  void begin(long number) {
    OrderWorkflow story =
        temporal.newWorkflowStub(
            OrderWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.order(number))
                .setTaskQueue(TaskQueues.ORDER)
                .setWorkflowIdConflictPolicy(
                    WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setStaticSummary("Order %d to torrents".formatted(number))
                .setStaticDetails(
                    "Stops what it selects, holds it until it is undone, and gives exactly that back.")
                .build());
    WorkflowClient.start(story::run, Order.numbered(number));
  }

  /** Gives every open row that has no story a story. */
  public void adopt() {
    rows.open().stream().filter(number -> !running(number)).forEach(this::begin);
  }

  /** Described, never listed: only a story known not to run is taken for lost. */
  private boolean running(long number) {
    try {
      return temporal.newUntypedWorkflowStub(WorkflowIds.order(number)).describe().getStatus()
          == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    } catch (WorkflowNotFoundException never) {
      return false;
    }
  }
}
