package evenkeel.worker.month;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.History;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How long the histories of stories are. */
final class Histories {
  private final WorkflowClient stories;
  private final WorkflowClient keepers;
  private final Set<WorkflowExecution> emergencies = new HashSet<>();
  private final Set<WorkflowExecution> readings = new HashSet<>();

  Histories(WorkflowClient stories, WorkflowClient keepers) {
    this.stories = stories;
    this.keepers = keepers;
  }

  /**
   * What all runs of a kind come to.
   *
   * @param events of the longest run
   * @param bytes of the largest run
   * @param allEvents of all of them
   */
  record Size(int runs, int events, long bytes, long allEvents) {
    static final Size NONE = new Size(0, 0, 0, 0);

    Size and(History run) {
      return new Size(
          runs + 1,
          Math.max(events, run.getEventsCount()),
          Math.max(bytes, run.getSerializedSize()),
          allEvents + run.getEventsCount());
    }
  }

  /** A run to be measured at the end. */
  void emergency(String id) {
    emergencies.add(newest(stories, id));
  }

  void reading(String id) {
    readings.add(newest(stories, id));
  }

  private static WorkflowExecution newest(WorkflowClient client, String id) {
    return client.newUntypedWorkflowStub(id).describe().getExecution();
  }

  Size ofEmergencies() {
    Size size = Size.NONE;
    for (WorkflowExecution run : emergencies) {
      size = size.and(history(stories, run));
    }
    return size;
  }

  Size ofReadings() {
    Size size = Size.NONE;
    for (WorkflowExecution run : readings) {
      size = size.and(history(stories, run));
    }
    return size;
  }

  /** From the run that is under way back to the first. */
  Size ofKeeper(String id) {
    Size size = Size.NONE;
    for (History run : runs(keepers, newest(keepers, id))) {
      size = size.and(run);
    }
    return size;
  }

  private static List<History> runs(WorkflowClient client, WorkflowExecution last) {
    List<History> runs = new ArrayList<>();
    WorkflowExecution run = last;
    while (!run.getRunId().isEmpty()) {
      History history = history(client, run);
      runs.add(history);
      String before =
          history
              .getEvents(0)
              .getWorkflowExecutionStartedEventAttributes()
              .getContinuedExecutionRunId();
      run = run.toBuilder().setRunId(before).build();
    }
    return runs;
  }

  private static History history(WorkflowClient client, WorkflowExecution run) {
    return client.fetchHistory(run.getWorkflowId(), run.getRunId()).getHistory();
  }
}
