package evenkeel.worker.month;

import evenkeel.temporal.WorkflowIds;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.History;
import io.temporal.client.WorkflowClient;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How long the histories of stories are. */
final class Histories {
  private final WorkflowClient stories;
  private final WorkflowClient keepers;
  private final Map<String, Set<WorkflowExecution>> noted = new TreeMap<>();

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
  record Size(int runs, int events, int bytes, long allEvents) {
    static final Size NONE = new Size(0, 0, 0, 0);

    Size and(History run) {
      return new Size(
          runs + 1,
          Math.max(events, run.getEventsCount()),
          Math.max(bytes, run.getSerializedSize()),
          allEvents + run.getEventsCount());
    }
  }

  /** The newest run of a story is to be measured at the end, among others of the kind. */
  void note(String kind, String id) {
    noted.computeIfAbsent(kind, any -> new LinkedHashSet<>()).add(newest(stories, id));
  }

  /** By kind: of what was noted, and of all runs of these clients' keepers. */
  Map<String, Size> sizes(Collection<String> clients) {
    Map<String, Size> sizes = new TreeMap<>();
    noted.forEach((kind, runs) -> {
      Size size = Size.NONE;
      for (WorkflowExecution run : runs) {
        size = size.and(history(stories, run));
      }
      sizes.put(kind, size);
    });
    clients.forEach(client -> sizes.put("keeper of " + client, keeper(client)));
    return sizes;
  }

  /** From the run that is under way back to the first. */
  private Size keeper(String client) {
    Size size = Size.NONE;
    WorkflowExecution run = newest(keepers, WorkflowIds.keeper(client));
    while (!run.getRunId().isEmpty()) {
      History history = history(keepers, run);
      size = size.and(history);
      String before =
          history
              .getEvents(0)
              .getWorkflowExecutionStartedEventAttributes()
              .getContinuedExecutionRunId();
      run = run.toBuilder().setRunId(before).build();
    }
    return size;
  }

  private static WorkflowExecution newest(WorkflowClient client, String id) {
    return client.newUntypedWorkflowStub(id).describe().getExecution();
  }

  private static History history(WorkflowClient client, WorkflowExecution run) {
    return client.fetchHistory(run.getWorkflowId(), run.getRunId()).getHistory();
  }
}
