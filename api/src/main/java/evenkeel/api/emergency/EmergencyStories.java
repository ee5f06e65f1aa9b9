package evenkeel.api.emergency;

import evenkeel.api.emergency.EmergencyView.State;
import evenkeel.api.order.TimeLimit;
import evenkeel.emergency.Emergency;
import evenkeel.emergency.workflow.RatioEmergencyWorkflow;
import evenkeel.temporal.WorkflowIds;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.QueryRejectCondition;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of an account's emergency without waiting for the outside world. */
public final class EmergencyStories {
  private static final Logger LOG = LoggerFactory.getLogger(EmergencyStories.class);
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(1);

  private final WorkflowClient temporal;
  private final EmergenciesView rows;

  public EmergencyStories(WorkflowClient temporal, EmergenciesView rows) {
    this.temporal = toRunningStories(temporal);
    this.rows = rows;
  }

  /** PostgreSQL says whether there is one; only of an open one the story is asked, and briefly. */
  EmergencyView look(String account) {
    EmergencyView row = rows.last(account).map(rows::whole).orElseGet(() -> rows.none(account));
    return row.state() == State.OPEN ? asked(row) : row;
  }

  private EmergencyView asked(EmergencyView row) {
    try {
      return row.told(TimeLimit.within(TOLD_WITHIN, () -> status(row.account())));
    } catch (WorkflowException | StatusRuntimeException silent) {
      LOG.info("{} does not tell its state: {}", row.account(), silent.getMessage());
      return row.untold(
          "The story does not run or did not answer within 1 s; this is what PostgreSQL knows.");
    }
  }

  private Emergency status(String account) {
    return temporal
        .newWorkflowStub(RatioEmergencyWorkflow.class, WorkflowIds.emergency(account))
        .status();
  }

  /** A story that was ended still answers, with a state that nobody keeps up any more. */
  private static WorkflowClient toRunningStories(WorkflowClient temporal) {
    return WorkflowClient.newInstance(
        temporal.getWorkflowServiceStubs(),
        temporal.getOptions().toBuilder()
            .setQueryRejectCondition(QueryRejectCondition.QUERY_REJECT_CONDITION_NOT_OPEN)
            .build());
  }
}
