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
    ScheduleOptions atOnce = ScheduleOptions.newBuilder().setTriggerImmediately(true).build();
    try {
      client.createSchedule(WorkflowIds.readAccount(account.id()), readAccount(account), atOnce);
      return true;
    } catch (ScheduleAlreadyRunningException exists) {
      return false;
    }
  }

  /** Brings the schedule that is there to today's settings. */
  public void updateReadAccount(AccountSettings account) {
    Schedule wanted = readAccount(account);
    client
        .getHandle(WorkflowIds.readAccount(account.id()))
        .update(
            found ->
                new ScheduleUpdate(keepingState(wanted, found.getDescription().getSchedule())));
  }

  /** One reading per interval; none is made up for, except the last after a short absence. */
  private static Schedule readAccount(AccountSettings account) {
    String id = WorkflowIds.readAccount(account.id());
    return Schedule.newBuilder()
            .setAction(
                ScheduleActionStartWorkflow.newBuilder()
                    .setWorkflowType("ReadAccount")
                    .setArguments(account.id())
                    .setOptions(
                        WorkflowOptions.newBuilder()
                            .setWorkflowId(id)
                            .setTaskQueue(TaskQueues.EVENKEEL)
                            .setStaticSummary("One reading of account " + account.id())
                            .build())
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

  /** What an operator paused stays paused. */
  private static Schedule keepingState(Schedule wanted, Schedule found) {
    return Schedule.newBuilder(wanted).setState(found.getState()).build();
  }
}
