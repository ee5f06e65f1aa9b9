package evenkeel.api.health;

import com.google.protobuf.util.Timestamps;
import evenkeel.temporal.TaskQueues;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Whether workers ask Temporal for work; each asks anew at least once a minute. */
final class Pollers {
  private static final List<String> QUEUES =
      List.of(TaskQueues.EVENKEEL, TaskQueues.EMERGENCY, TaskQueues.ORDER);
  private static final Duration RECENT = Duration.ofMinutes(3);

  private final WorkflowClient temporal;
  private final InstantSource clock;

  Pollers(WorkflowClient temporal, InstantSource clock) {
    this.temporal = temporal;
    this.clock = clock;
  }

  boolean everywhere() {
    Instant since = clock.instant().minus(RECENT);
    return QUEUES.stream()
        .allMatch(queue -> pollers(queue).stream().anyMatch(one -> asked(one).isAfter(since)));
  }

  private List<PollerInfo> pollers(String queue) {
    return temporal
        .getWorkflowServiceStubs()
        .blockingStub()
        .describeTaskQueue(
            DescribeTaskQueueRequest.newBuilder()
                .setNamespace(temporal.getOptions().getNamespace())
                .setTaskQueue(TaskQueue.newBuilder().setName(queue))
                .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
                .build())
        .getPollersList();
  }

  private static Instant asked(PollerInfo poller) {
    return Instant.ofEpochMilli(Timestamps.toMillis(poller.getLastAccessTime()));
  }
}
