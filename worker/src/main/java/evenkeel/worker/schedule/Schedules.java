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
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleListActionStartWorkflow;
import io.temporal.client.schedules.ScheduleListDescription;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleState;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes Temporal's schedules what today's settings say. */
public final class Schedules {
  private static final Duration CATCH_UP = Duration.ofMinutes(1);
  private static final String READ_ACCOUNT = "ReadAccount";
  private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

  private final ScheduleClient client;
  private final Set<String> asSet = new HashSet<>();

  public Schedules(ScheduleClient client) {
    this.client = client;
  }

  /** Lets an account be read: today's settings are written once, later only what is not there. */
  public void readAccount(AccountSettings account) {
    if (!create(account) && !asSet.contains(account.id())) {
      update(account);
    }
    asSet.add(account.id());
  }

  /** Lets no account be read that has left the settings; leaves what others have made. */
  public void readOnly(List<AccountSettings> accounts) {
    Set<String> wanted =
        accounts.stream()
            .map(account -> WorkflowIds.readAccount(account.id()))
            .collect(Collectors.toSet());
    try (Stream<ScheduleListDescription> all = client.listSchedules()) {
      all.filter(Schedules::readsAnAccount)
          .map(ScheduleListDescription::getScheduleId)
          .filter(id -> !wanted.contains(id))
          .forEach(this::delete);
    }
  }

  /** Whether no reading is being taken, and no operator has paused them. */
  public boolean readable(AccountSettings account) {
    ScheduleDescription found = handle(account).describe();
    ScheduleState state = found.getSchedule().getState();
    return (state == null || !state.isPaused()) && found.getInfo().getRunningActions().isEmpty();
  }

  /** Takes a reading out of turn, unless one is being taken. */
  public void readNow(AccountSettings account) {
    LOG.info("account {} nears the floor: a reading is taken out of turn", account.id());
    handle(account).trigger(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP);
  }

  private ScheduleHandle handle(AccountSettings account) {
    return client.getHandle(WorkflowIds.readAccount(account.id()));
  }

  private static boolean readsAnAccount(ScheduleListDescription listed) {
    return listed.getScheduleId().startsWith(WorkflowIds.readAccount(""))
        && listed.getSchedule().getAction() instanceof ScheduleListActionStartWorkflow starting
        && starting.getWorkflow().equals(READ_ACCOUNT);
  }

  private void delete(String id) {
    LOG.info("{} is deleted: its account is not in the settings any more", id);
    client.getHandle(id).delete();
  }

  /** At once and from then on; false if it is there already. */
  private boolean create(AccountSettings account) {
    String id = WorkflowIds.readAccount(account.id());
    ScheduleOptions atOnce = ScheduleOptions.newBuilder().setTriggerImmediately(true).build();
    try {
      client.createSchedule(id, schedule(account, id), atOnce);
      return true;
    } catch (ScheduleAlreadyRunningException exists) {
      return false;
    }
  }

  private void update(AccountSettings account) {
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
                .setWorkflowType(READ_ACCOUNT)
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
