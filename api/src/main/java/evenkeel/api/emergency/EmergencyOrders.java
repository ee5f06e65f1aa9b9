package evenkeel.api.emergency;

import evenkeel.api.order.Orders;
import evenkeel.api.problem.ProblemType;
import evenkeel.emergency.Emergency;
import evenkeel.emergency.FreezeOrder;
import evenkeel.emergency.Opening;
import evenkeel.emergency.ReleaseOrder;
import evenkeel.emergency.workflow.RatioEmergencyWorkflow;
import evenkeel.temporal.TaskQueues;
import evenkeel.temporal.WorkflowIds;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowUpdateHandle;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.ErrorResponseException;

/** The operator's orders, handed to the account's story; each with a stub of its own. */
public final class EmergencyOrders {
  private final WorkflowClient temporal;
  private final Orders orders;
  private final EmergenciesView rows;

  public EmergencyOrders(WorkflowClient temporal, Orders orders, EmergenciesView rows) {
    this.temporal = temporal;
    this.orders = orders;
    this.rows = rows;
  }

  /** Starts an emergency, or joins the one that runs. */
  Optional<Emergency> freeze(String account, FreezeOrder order, Optional<String> id) {
    RatioEmergencyWorkflow story =
        temporal.newWorkflowStub(RatioEmergencyWorkflow.class, startable(account));
    Emergency opening = Emergency.opening(Opening.ordered(account, order.reason()));
    return orders.give(
        Emergency.class,
        id,
        options ->
            WorkflowClient.startUpdateWithStart(
                story::freeze,
                order,
                options,
                new WithStartWorkflowOperation<>(story::run, opening)));
  }

  Optional<Emergency> release(String account, ReleaseOrder order, Optional<String> id) {
    RatioEmergencyWorkflow story = running(account);
    return toRunning(
        account, id, options -> WorkflowClient.startUpdate(story::release, order, options));
  }

  Optional<Emergency> handBack(String account, Optional<String> id) {
    RatioEmergencyWorkflow story = running(account);
    return toRunning(account, id, options -> WorkflowClient.startUpdate(story::handBack, options));
  }

  private Optional<Emergency> toRunning(
      String account,
      Optional<String> id,
      Function<UpdateOptions<Emergency>, WorkflowUpdateHandle<Emergency>> order) {
    try {
      return orders.give(Emergency.class, id, order);
    } catch (WorkflowNotFoundException gone) {
      throw notRunning(account);
    }
  }

  private ErrorResponseException notRunning(String account) {
    boolean lost = rows.last(account).filter(row -> row.closedAt() == null).isPresent();
    return lost
        ? ProblemType.STORY_AWAY.because(
            "An emergency of \"%s\" is open but its story does not run; the next reading takes it up again, and `evenkeel restore` puts everything back without it."
                .formatted(account))
        : ProblemType.NOTHING_FROZEN.because("Nothing of \"%s\" is frozen.".formatted(account));
  }

  private RatioEmergencyWorkflow running(String account) {
    return temporal.newWorkflowStub(RatioEmergencyWorkflow.class, WorkflowIds.emergency(account));
  }

  private static WorkflowOptions startable(String account) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(WorkflowIds.emergency(account))
        .setTaskQueue(TaskQueues.EMERGENCY)
        .setWorkflowIdConflictPolicy(
            WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
        .build();
  }
}
