package evenkeel.emergency.workflow;

import evenkeel.account.JudgedReading;
import evenkeel.emergency.Emergency;
import evenkeel.emergency.FreezeOrder;
import evenkeel.emergency.Opening;
import evenkeel.keeping.KeeperReport;
import evenkeel.temporal.EvenkeelDataConverter;
import evenkeel.temporal.EvenkeelSearchAttributes;
import evenkeel.temporal.Histories;
import evenkeel.temporal.TaskQueues;
import evenkeel.temporal.WorkflowIds;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;

/** A Temporal of its own on which one emergency of {@code mam} is played, with skipped time. */
final class Stage implements AutoCloseable {
  static final String ID = WorkflowIds.emergency("mam");

  final TestWorkflowEnvironment time;
  final FakeHands hands;
  private long look;

  Stage() {
    var options =
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(EvenkeelDataConverter.create())
                    .build());
    EvenkeelSearchAttributes.all()
        .forEach(key -> options.registerSearchAttribute(key.getName(), key.getValueType()));
    time = TestWorkflowEnvironment.newInstance(options.build());
    hands = new FakeHands(time::currentTimeMillis);
    var worker = time.newWorker(TaskQueues.EMERGENCY);
    worker.registerWorkflowImplementationTypes(RatioEmergencyWorkflowImpl.class);
    worker.registerActivitiesImplementations(hands);
    time.start();
  }

  /** Signal-with-start, as whoever hears of an emergency reading does. */
  void announce(JudgedReading judged) {
    hands.stored(judged);
    var story = startable();
    var batch = time.getWorkflowClient().newSignalWithStartRequest();
    batch.add(story::run, Emergency.opening(Opening.by(judged)));
    batch.add(story::readingArrived, judged);
    time.getWorkflowClient().signalWithStart(batch);
    settle();
  }

  void adopt(long number) {
    WorkflowClient.start(startable()::run, Emergency.opening(Opening.adopting("mam", number)));
    settle();
  }

  /** A story that has come so far in another history. */
  void goesOn(Emergency emergency) {
    WorkflowClient.start(startable()::run, emergency);
    settle();
  }

  Emergency freeze(String reason) {
    var story = startable();
    return WorkflowClient.executeUpdateWithStart(
        story::freeze,
        new FreezeOrder(reason),
        UpdateOptions.<Emergency>newBuilder().build(),
        new WithStartWorkflowOperation<>(
            story::run, Emergency.opening(Opening.ordered("mam", reason))));
  }

  private RatioEmergencyWorkflow startable() {
    return time.getWorkflowClient()
        .newWorkflowStub(
            RatioEmergencyWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(ID)
                .setTaskQueue(TaskQueues.EMERGENCY)
                .setWorkflowIdConflictPolicy(
                    WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .build());
  }

  RatioEmergencyWorkflow story() {
    return time.getWorkflowClient().newWorkflowStub(RatioEmergencyWorkflow.class, ID);
  }

  void hear(JudgedReading judged) {
    send(judged);
    settle();
  }

  /** A reading arrives; what follows is not waited for. */
  void send(JudgedReading judged) {
    hands.stored(judged);
    story().readingArrived(judged);
  }

  void placed(String client, long number) {
    report(client, number, false, 0, 41);
  }

  void pending(String client, long number) {
    report(client, number, false, 41, 0);
  }

  void returned(String client, long number) {
    report(client, number, true, 0, 0);
  }

  private void report(String client, long number, boolean closed, int pending, int stopped) {
    look++;
    story()
        .clientReported(
            new KeeperReport(
                client, number, look, closed, pending, stopped, 0, 0, 0, 0, 0, 0, 0, 0));
    settle();
  }

  /** Lets the story do what it has to do: work under way has a minute, idle time is skipped. */
  void settle() {
    time.sleep(Duration.ofMinutes(1));
  }

  Emergency status() {
    return story().status();
  }

  Emergency result() {
    return WorkflowStub.fromTyped(story()).getResult(Emergency.class);
  }

  /** Id of the run that goes on. */
  String run() {
    return time.getWorkflowClient().newUntypedWorkflowStub(ID).describe().getExecution().getRunId();
  }

  /** Ends the play; stores its history if histories are being recorded. */
  void finish(String scenario) {
    Histories.keep(time.getWorkflowClient(), ID, "ratio-emergency", scenario);
  }

  @Override
  public void close() {
    time.close();
  }
}
