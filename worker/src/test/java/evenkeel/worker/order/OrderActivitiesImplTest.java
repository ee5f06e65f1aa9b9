package evenkeel.worker.order;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.order.GivenOrder;
import evenkeel.order.OrderKind;
import evenkeel.order.Selection;
import evenkeel.order.workflow.GiveOrderWorkflow;
import evenkeel.order.workflow.GiveOrderWorkflowImpl;
import evenkeel.settings.KeepingSettings;
import evenkeel.settings.Settings;
import evenkeel.temporal.EvenkeelDataConverter;
import evenkeel.temporal.TaskQueues;
import evenkeel.temporal.WorkflowIds;
import evenkeel.worker.Database;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.notice.NoticesLedger;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;
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

  /** A story that was reset, or run again, is another run of the same id. */
  @Test
  void opensOneOrderForAStoryHoweverManyRunsItHas() {
    try (TestWorkflowEnvironment time = environment()) {
      OrderRows rows = rows();
      var worker = time.newWorker(TaskQueues.ORDER);
      worker.registerWorkflowImplementationTypes(GiveOrderWorkflowImpl.class);
      worker.registerActivitiesImplementations(
          new OrderActivitiesImpl(rows, new OrderStories(time.getWorkflowClient(), rows)));
      time.start();

      long first = run(time);
      long again = run(time);

      assertThat(again).isEqualTo(first);
      assertThat(rows.open()).containsExactly(first);
    }
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
    return TestWorkflowEnvironment.newInstance(
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(EvenkeelDataConverter.create())
                    .build())
            .build());
  }

  private OrderRows rows() {
    Duration any = Duration.ofMinutes(1);
    return new OrderRows(
        new OrdersLedger(database.jdbc()),
        new HoldersLedger(database.jdbc()),
        new Settings(List.of(), List.of(), new KeepingSettings(any, any, any)),
        new TransactionTemplate(new JdbcTransactionManager(database.dataSource())),
        new NoticesLedger(database.jdbc()));
  }
}
