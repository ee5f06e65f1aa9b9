package evenkeel.worker.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.order.GivenOrder;
import evenkeel.order.Order;
import evenkeel.order.OrderKind;
import evenkeel.order.OrderPhase;
import evenkeel.order.Selection;
import evenkeel.order.workflow.GiveOrderWorkflow;
import evenkeel.order.workflow.GiveOrderWorkflowImpl;
import evenkeel.order.workflow.OrderWorkflow;
import evenkeel.order.workflow.OrderWorkflowImpl;
import evenkeel.temporal.EvenkeelDataConverter;
import evenkeel.temporal.EvenkeelSearchAttributes;
import evenkeel.temporal.TaskQueues;
import evenkeel.temporal.WorkflowIds;
import evenkeel.worker.Database;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.notice.NoticesLedger;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OrderActivitiesImplTest {
  private static final GivenOrder STOP =
      new GivenOrder(
          OrderKind.STOP_DOWNLOADING,
          "a quiet line",
          new Selection(List.of("mam"), List.of(), List.of(), List.of(), List.of()));

  private final Database database = Database.fresh();
  private final HoldersLedger holders = new HoldersLedger(database.jdbc());
  private final OrderRows rows =
      new OrderRows(
          new OrdersLedger(database.jdbc()),
          holders,
          OrderRowsTest.settings(),
          new TransactionTemplate(new JdbcTransactionManager(database.dataSource())),
          new NoticesLedger(database.jdbc()));

  /** A story that was reset, or run again, is another run of the same id. */
  @Test
  void opensOneOrderForAStoryHoweverManyRunsItHas() {
    try (TestWorkflowEnvironment time = served()) {
      long first = run(time);
      long again = run(time);

      assertThat(again).isEqualTo(first);
      assertThat(rows.open()).containsExactly(first);
    }
  }

  /** Their rows are the truth: Temporal may have lost all it knew. */
  @Test
  void givesTheOpenRowsTheirStoriesBackWhenTemporalHasLostEverything() {
    long open = rows.open("open", STOP);
    long closed = rows.open("closed", STOP);
    rows.close(closed, "undone");
    try (TestWorkflowEnvironment time = served()) {
      stories(time).adopt();
      assertThat(status(time, open).given()).isEqualTo(STOP.at(List.of("home", "attic")));
    }

    try (TestWorkflowEnvironment fresh = served()) {
      stories(fresh).adopt();

      assertThat(status(fresh, open).phase()).isEqualTo(OrderPhase.STOPPING);
      assertThatThrownBy(() -> status(fresh, closed)).isInstanceOf(WorkflowNotFoundException.class);
    }
  }

  @Test
  void takesUpAnOrderWhoseStoryWasTerminatedAndLeavesAloneWhatRuns() {
    try (TestWorkflowEnvironment time = served()) {
      long lost = rows.open("lost", STOP);
      long running = rows.open("running", STOP);
      stories(time).adopt();
      String before = runOf(time, running);
      untyped(time, lost).terminate("a person did not know better");

      stories(time).adopt();
      stories(time).adopt();

      assertThat(status(time, lost).phase()).isEqualTo(OrderPhase.STOPPING);
      assertThat(runOf(time, running)).isEqualTo(before);
    }
  }

  /** A story that begins anew hears again how its torrents stand. */
  @Test
  void isToldEverythingAgainWhenItsStoryBeginsAnew() {
    long number = rows.open("lost", STOP);
    Holder row = rows.row(number).orElseThrow();
    holders.openingLook(row.id(), "home", 1);
    database.jdbc().sql("update holder_clients set report = 'all', told = 'all'").update();

    try (TestWorkflowEnvironment time = served()) {
      stories(time).adopt();
      status(time, number);

      assertThat(untold()).isEqualTo(1);
    }
  }

  private long untold() {
    return database
        .jdbc()
        .sql("select count(*) from holder_clients where told is null")
        .query(Long.class)
        .single();
  }

  /** Once it has read its row. */
  private static Order status(TestWorkflowEnvironment time, long number) {
    OrderWorkflow story =
        time.getWorkflowClient().newWorkflowStub(OrderWorkflow.class, WorkflowIds.order(number));
    return Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(story::status, order -> order.given() != null);
  }

  private static String runOf(TestWorkflowEnvironment time, long number) {
    return untyped(time, number).describe().getExecution().getRunId();
  }

  private static WorkflowStub untyped(TestWorkflowEnvironment time, long number) {
    return time.getWorkflowClient().newUntypedWorkflowStub(WorkflowIds.order(number));
  }

  private OrderStories stories(TestWorkflowEnvironment time) {
    return new OrderStories(time.getWorkflowClient(), rows);
  }

  private TestWorkflowEnvironment served() {
    TestWorkflowEnvironment time = environment();
    var worker = time.newWorker(TaskQueues.ORDER);
    worker.registerWorkflowImplementationTypes(
        GiveOrderWorkflowImpl.class, OrderWorkflowImpl.class);
    worker.registerActivitiesImplementations(new OrderActivitiesImpl(rows, stories(time)));
    time.start();
    return time;
  }

  private static long run(TestWorkflowEnvironment time) {
    return time.getWorkflowClient()
        .newWorkflowStub(
            GiveOrderWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.giveOrder("key"))
                .setTaskQueue(TaskQueues.ORDER)
                .build())
        .run(STOP);
  }

  private static TestWorkflowEnvironment environment() {
    var options =
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(EvenkeelDataConverter.create())
                    .build());
    EvenkeelSearchAttributes.all()
        .forEach(key -> options.registerSearchAttribute(key.getName(), key.getValueType()));
    return TestWorkflowEnvironment.newInstance(options.build());
  }
}
