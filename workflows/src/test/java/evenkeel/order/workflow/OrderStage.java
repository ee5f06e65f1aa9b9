package evenkeel.order.workflow;

import evenkeel.keeping.KeeperReport;
import evenkeel.order.GivenOrder;
import evenkeel.order.Order;
import evenkeel.order.OrderKind;
import evenkeel.order.Selection;
import evenkeel.temporal.EvenkeelDataConverter;
import evenkeel.temporal.EvenkeelSearchAttributes;
import evenkeel.temporal.Histories;
import evenkeel.temporal.TaskQueues;
import evenkeel.temporal.WorkflowIds;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;

/** A Temporal of its own on which one order is played, with skipped time. */
final class OrderStage implements AutoCloseable {
  static final long NUMBER = 42;
  static final String ID = WorkflowIds.order(NUMBER);
  static final GivenOrder STOP =
      new GivenOrder(
          OrderKind.STOP_DOWNLOADING,
          "the line is needed",
          new Selection(List.of("mam"), List.of(), List.of("books"), List.of(), List.of()));
  static final GivenOrder RESTART =
      new GivenOrder(OrderKind.RESTART, "restart", Selection.of("home", "a".repeat(40)));

  final TestWorkflowEnvironment time;
  final FakeRows rows;
  private long look;

  OrderStage() {
    this(new FakeRows());
  }

  /** A Temporal that knows nothing of these rows. */
  OrderStage(FakeRows rows) {
    this.rows = rows;
    var options =
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(EvenkeelDataConverter.create())
                    .build());
    EvenkeelSearchAttributes.all()
        .forEach(key -> options.registerSearchAttribute(key.getName(), key.getValueType()));
    time = TestWorkflowEnvironment.newInstance(options.build());
    var worker = time.newWorker(TaskQueues.ORDER);
    worker.registerWorkflowImplementationTypes(
        GiveOrderWorkflowImpl.class, OrderWorkflowImpl.class);
    worker.registerActivitiesImplementations(rows);
    time.start();
  }

  /** As if its row had just been opened. */
  OrderWorkflow begins(GivenOrder given) {
    rows.given = given;
    OrderWorkflow story = startable(OrderWorkflow.class, ID);
    WorkflowClient.start(story::run, Order.numbered(NUMBER));
    return story();
  }

  <T> T startable(Class<T> type, String id) {
    return time.getWorkflowClient()
        .newWorkflowStub(
            type,
            WorkflowOptions.newBuilder().setWorkflowId(id).setTaskQueue(TaskQueues.ORDER).build());
  }

  OrderWorkflow story() {
    return time.getWorkflowClient().newWorkflowStub(OrderWorkflow.class, ID);
  }

  void placed(String client, int stopped) {
    report(new KeeperReport(client, 1, 0, false, 0, stopped, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  void pending(String client) {
    report(new KeeperReport(client, 1, 0, false, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  /** Whatever was stopped there is its user's now. */
  void ceded(String client) {
    report(new KeeperReport(client, 1, 0, false, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0));
  }

  void parked(String client) {
    report(new KeeperReport(client, 1, 0, false, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0));
  }

  void observed(String client) {
    report(new KeeperReport(client, 1, 0, false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3));
  }

  void returning(String client) {
    report(new KeeperReport(client, 1, 0, true, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  void returned(String client) {
    report(new KeeperReport(client, 1, 0, true, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  /** What was to be given back there could not be. */
  void refused(String client) {
    report(new KeeperReport(client, 1, 0, true, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0));
  }

  private void report(KeeperReport report) {
    look++;
    story().clientReported(report.at(look));
    settle();
  }

  /** Lets the story do what it has to do: work under way has a minute, idle time is skipped. */
  void settle() {
    time.sleep(Duration.ofMinutes(1));
  }

  Order status() {
    return story().status();
  }

  Order result() {
    return WorkflowStub.fromTyped(story()).getResult(Order.class);
  }

  /** Ends the play; stores its history if histories are being recorded. */
  void finish(String scenario) {
    Histories.keep(time.getWorkflowClient(), ID, "order", scenario);
  }

  @Override
  public void close() {
    time.close();
  }
}
