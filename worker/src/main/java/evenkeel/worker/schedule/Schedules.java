package evenkeel.worker.schedule;

import evenkeel.settings.AccountSettings;
import evenkeel.temporal.TaskQueues;
import evenkeel.temporal.WorkflowIds;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Duration;
import java.util.List;

/** Makes Temporal's schedules what today's settings say. */
public final class Schedules {
  private static final Duration CATCH_UP = Duration.ofMinutes(1);

  private final ScheduleClient client;

  public Schedules(ScheduleClient client) {
    this.client = client;
  }

  /** Lets an account be read, at once and from then on; false if its schedule is there already. */
  public boolean createReadAccount(AccountSettings account) {
    String id = WorkflowIds.readAccount(account.id());
    ScheduleOptions atOnce = ScheduleOptions.newBuilder().setTriggerImmediately(true).build();
    try {
      client.createSchedule(id, schedule(account, id), atOnce);
      return true;
    } catch (ScheduleAlreadyRunningException exists) {
      return false;
    }
  }

  /** Brings the schedule that is there to today's settings. */
  public void updateReadAccount(AccountSettings account) {
    String id = WorkflowIds.readAccount(account.id());
    Schedule wanted = schedule(account, id);
    client
        .getHandle(id)
        .update(found ->
            new ScheduleUpdate(keepingState(wanted, found.getDescription().getSchedule())));
  }

  /** One reading per interval; none is made up for, except the last after a short absence. */
  private static Schedule schedule(AccountSettings account, String id) {
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType("ReadAccount")
                .setArguments(account.id())
                .setOptions(options(account, id))
                .build())
        .setSpec(
            ScheduleSpec.newBuilder()
                .setIntervals(List.of(new ScheduleIntervalSpec(account.interval())))
                .build())
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                .setCatchupWindow(CATCH_UP)
                .build())
        .build();
  }

  private static WorkflowOptions options(AccountSettings account, String id) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(id)
        .setTaskQueue(TaskQueues.EVENKEEL)
        .setStaticSummary("One reading of account " + account.id())
        .setStaticDetails("Asked of " + account.site().getHost())
        .build();
  }

  /** What an operator paused stays paused. */
  private static Schedule keepingState(Schedule wanted, Schedule found) {
    return Schedule.newBuilder(wanted).setState(found.getState()).build();
  }
}
