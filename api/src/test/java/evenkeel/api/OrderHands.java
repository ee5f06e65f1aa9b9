package evenkeel.api;

import evenkeel.keeping.KeeperReport;
import evenkeel.order.GivenOrder;
import evenkeel.order.Order;
import evenkeel.order.OrderKind;
import evenkeel.order.Selection;
import evenkeel.order.workflow.ClosedOrder;
import evenkeel.order.workflow.OrderActivities;
import evenkeel.order.workflow.OrderRow;
import evenkeel.order.workflow.OrderWorkflow;
import evenkeel.temporal.TaskQueues;
import evenkeel.temporal.WorkflowIds;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a worker does for orders, with the client {@code seedbox} always at hand: three torrents are
 * stopped, unless the reason is {@code AWAY}; a hash of twos stands stopped already, and one of
 * threes cannot be started again.
 */
public final class OrderHands implements OrderActivities {
  public static final String AWAY = "while the client is away";
  public static final String STANDS_STILL = "2".repeat(40);
  public static final String LEFT_STOPPED = "3".repeat(40);

  private final JdbcClient owner;
  private final Supplier<WorkflowClient> temporal;

  OrderHands(JdbcClient owner, Supplier<WorkflowClient> temporal) {
    this.owner = owner;
    this.temporal = temporal;
  }

  @Override
  public long open(GivenOrder given) {
    String request =
        Objects.requireNonNull(Activity.getExecutionContext().getInfo().getWorkflowId());
    Ledger ledger = new Ledger(owner);
    return owner
        .sql("select number from orders where request = ?")
        .param(request)
        .query(Long.class)
        .optional()
        .orElseGet(() -> ledger.ordered(given.kind(), given.reason(), selection(given), request));
  }

  private static String selection(GivenOrder given) {
    return JsonMapper.shared().writeValueAsString(given.selection());
  }

  @Override
  public void begin(long number) {
    OrderWorkflow story =
        temporal
            .get()
            .newWorkflowStub(
                OrderWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(WorkflowIds.order(number))
                    .setTaskQueue(TaskQueues.ORDER)
                    .build());
    WorkflowClient.start(story::run, Order.numbered(number));
  }

  @Override
  public OrderRow read(long number) {
    GivenOrder given =
        owner
            .sql("select kind, reason, selection from orders where number = ?")
            .param(number)
            .query((row, any) ->
                new GivenOrder(
                    OrderKind.valueOf(row.getString("kind")),
                    row.getString("reason"),
                    JsonMapper.shared().readValue(row.getString("selection"), Selection.class)))
            .single();
    if (!given.reason().equals(AWAY)) {
      boolean stands = given.selection().hashes().contains(STANDS_STILL);
      report(number, false, stands ? 0 : 3, 0);
    }
    return new OrderRow(given, Instant.EPOCH, null, Set.of("seedbox"));
  }

  private void report(long number, boolean closed, int stopped, int refused) {
    KeeperReport report =
        new KeeperReport(
            "seedbox", 1, closed ? 2 : 1, closed, 0, stopped, 0, 0, 0, 0, 0, 0, refused, 0);
    owner
        .sql(
            """
            insert into holder_clients (holder_id, client, opening_look, looked, report)
            select id, 'seedbox', 1, 1, ? from holders where holder = ?
            on conflict (holder_id, client) do update set report = excluded.report
            """)
        .params(JsonMapper.shared().writeValueAsString(report), WorkflowIds.order(number))
        .update();
    temporal
        .get()
        .newUntypedWorkflowStub(WorkflowIds.order(number))
        .signal("clientReported", report);
  }

  @Override
  public String refusal(long number) {
    return "It stands stopped already.";
  }

  @Override
  public ClosedOrder close(long number, String why) {
    owner
        .sql(
            "update holders set closed_at = now(), closed_why = ? where holder = ? and closed_at is null")
        .params(why, WorkflowIds.order(number))
        .update();
    report(number, true, 0, leaveStopped(number));
    return new ClosedOrder(why, Set.of("seedbox"));
  }

  private int leaveStopped(long number) {
    owner
        .sql(
            """
            insert into baselines (generation_id, field, value, look, refused_why)
            select id, 'run', 'NORMAL', 3, 'asked twice' from generations where hash = ?
            on conflict do nothing
            """)
        .param(LEFT_STOPPED)
        .update();
    return owner
        .sql(
            """
            insert into claims
              (holder_id, generation_id, baseline_id, field, wanted, placed_look, ended_at, ended_why)
            select h.id, g.id, b.id, 'run', 'STOPPED', 3, now(), 'released'
            from orders o join holders h on h.holder = 'order/' || o.number
            join generations g on o.selection like '%' || g.hash || '%'
            join baselines b on b.generation_id = g.id
            where o.number = ? and g.hash = ?
            on conflict do nothing
            """)
        .params(number, LEFT_STOPPED)
        .update();
  }

  @Override
  public @Nullable String leftStopped(long number) {
    return "asked twice";
  }
}
