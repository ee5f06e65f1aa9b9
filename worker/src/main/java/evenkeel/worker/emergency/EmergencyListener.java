package evenkeel.worker.emergency;

import evenkeel.account.JudgedReading;
import evenkeel.account.Level;
import evenkeel.emergency.Emergency;
import evenkeel.emergency.Opening;
import evenkeel.emergency.workflow.RatioEmergencyWorkflow;
import evenkeel.temporal.TaskQueues;
import evenkeel.temporal.WorkflowIds;
import evenkeel.worker.account.ReadingListener;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.Map;

/**
 * Tells emergencies of readings. A bad reading opens the story; another is told to a story that has
 * an open row, and a row whose story was lost gets its story back.
 */
public final class EmergencyListener implements ReadingListener {
  private final WorkflowClient temporal;
  private final HoldersLedger holders;
  private final QuietLedger quiet;
  private final Map<String, Duration> announces;

  /**
   * @param announces times within which torrents announce, by account id
   */
  public EmergencyListener(
      WorkflowClient temporal,
      HoldersLedger holders,
      QuietLedger quiet,
      Map<String, Duration> announces) {
    this.temporal = temporal;
    this.holders = holders;
    this.quiet = quiet;
    this.announces = Map.copyOf(announces);
  }

  @Override
  public void readingTaken(JudgedReading judged) {
    String account = judged.reading().account();
    quiet.hear(judged, announces.getOrDefault(account, Duration.ZERO));
    adopt(account);
    if (judged.level() == Level.EMERGENCY && !quiet.quiet(account)) {
      signal(Opening.by(judged), judged);
    } else if (running(WorkflowIds.emergency(account))) {
      tell(account, judged);
    }
  }

  /** Gives every open row of an account that has no story a story. */
  public void adopt(String account) {
    String id = WorkflowIds.emergency(account);
    holders
        .open(id)
        .filter(row -> !running(id))
        .ifPresent(row -> start(Opening.adopting(account, row.number())));
  }

  private void tell(String account, JudgedReading judged) {
    try {
      temporal
          .newUntypedWorkflowStub(WorkflowIds.emergency(account))
          .signal("readingArrived", judged);
    } catch (WorkflowNotFoundException over) {
      // It has ended meanwhile: it needs no reading any more.
    }
  }

  private void signal(Opening opening, JudgedReading judged) {
    RatioEmergencyWorkflow story = story(opening.account());
    BatchRequest batch = temporal.newSignalWithStartRequest();
    batch.add(story::run, Emergency.opening(opening));
    batch.add(story::readingArrived, judged);
    temporal.signalWithStart(batch);
  }

  private void start(Opening opening) {
    WorkflowClient.start(story(opening.account())::run, Emergency.opening(opening));
  }

  private RatioEmergencyWorkflow story(String account) {
    return temporal.newWorkflowStub(
        RatioEmergencyWorkflow.class,
        WorkflowOptions.newBuilder()
            .setWorkflowId(WorkflowIds.emergency(account))
            .setTaskQueue(TaskQueues.EMERGENCY)
            .setWorkflowIdConflictPolicy(
                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
            .setStaticSummary("Ratio emergency of account " + account)
            .build());
  }

  /** Described, never listed: only a story known not to run is taken for lost. */
  private boolean running(String id) {
    try {
      return temporal.newUntypedWorkflowStub(id).describe().getStatus()
          == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    } catch (WorkflowNotFoundException never) {
      return false;
    }
  }
}
