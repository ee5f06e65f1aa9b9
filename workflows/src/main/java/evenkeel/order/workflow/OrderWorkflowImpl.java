package evenkeel.order.workflow;

import evenkeel.keeping.KeeperReport;
import evenkeel.order.Order;
import evenkeel.order.OrderPhase;
import evenkeel.order.OrderStep;
import evenkeel.order.OrderWording;
import evenkeel.temporal.CallPolicies;
import evenkeel.temporal.EvenkeelSearchAttributes;
import evenkeel.temporal.FreshHistory;
import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to be done next follows from the record; whoever is heard changes only that. */
public class OrderWorkflowImpl implements OrderWorkflow {
  private Order order;
  private @Nullable OrderPhase shown;

  @WorkflowInit
  public OrderWorkflowImpl(Order begun) {
    order = begun;
  }

  @Override
  public Order run(Order begun) {
    CancellationScope.current().getCancellationRequest().thenApply(this::cancelled);
    Workflow.newDetachedCancellationScope(this::live).run();
    return order;
  }

  private void live() {
    while (!ended()) {
      show();
      take(order.next());
    }
    show();
  }

  private boolean ended() {
    return order.over() && Workflow.isEveryHandlerFinished();
  }

  private void take(OrderStep step) {
    switch (step) {
      case READ -> read();
      case REFUSE -> refuse();
      case CLOSE -> close();
      case STOPPED -> order = order.stopped();
      case LET_GO -> letGo();
      case TELL -> tell();
      case OVER -> order = order.finished();
      case WAIT -> waitForNews();
    }
  }

  private void read() {
    OrderRow row = hands("Read the order's row").read(order.number());
    order = order.read(row.given(), row.givenAt(), row.clients());
    String closedWhy = row.closedWhy();
    if (closedWhy != null) {
      order = order.closed(closedWhy, row.clients());
    }
    find(EvenkeelSearchAttributes.ACCOUNT, row.given().selection().accounts());
    find(EvenkeelSearchAttributes.CLIENT, row.given().selection().clients());
  }

  /** An attribute holds one word. */
  private static void find(SearchAttributeKey<String> attribute, List<String> named) {
    if (named.size() == 1) {
      Workflow.upsertTypedSearchAttributes(attribute.valueSet(named.getFirst()));
    }
  }

  /** A story of before stays open, and waits to be undone. */
  private void letGo() {
    if (knows("lets-go-what-holds-nothing")) {
      order = order.empty();
    } else if (order.phase() == OrderPhase.STOPPING) {
      order = order.stopped();
    } else {
      waitForNews();
    }
  }

  private void tell() {
    if (knows("tells-what-was-left-stopped")) {
      String why = hands("Tell what was left stopped").leftStopped(order.number());
      order = order.leftStopped(why);
    } else {
      order = order.finished();
    }
  }

  private static boolean knows(String change) {
    return Workflow.getVersion(change, Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION;
  }

  private void refuse() {
    String why = hands("Why could nothing be restarted?").refusal(order.number());
    order = order.refused(why);
  }

  private void close() {
    String why = order.closing();
    ClosedOrder closed = hands("Close the row: " + why).close(order.number(), why);
    order = order.closed(closed.why(), closed.clients());
  }

  private void waitForNews() {
    if (FreshHistory.due()) {
      Workflow.continueAsNew(order);
    }
    Order before = order;
    Workflow.await(() -> !order.equals(before) || ended());
  }

  /** Cancelling is undoing; what is under way is finished, nothing is torn off. */
  private String cancelled(String reason) {
    order = order.ending(Order.CANCELLED);
    return reason;
  }

  private static OrderActivities hands(String summary) {
    return Workflow.newActivityStub(OrderActivities.class, CallPolicies.quickLocalCall(summary));
  }

  private void show() {
    Workflow.setCurrentDetails(OrderWording.details(order));
    if (order.phase() != shown) {
      shown = order.phase();
      Workflow.upsertTypedSearchAttributes(EvenkeelSearchAttributes.PHASE.valueSet(shown.name()));
    }
  }

  @Override
  public void clientReported(KeeperReport report) {
    order = order.heard(report);
  }

  @Override
  public Order carriedOut() {
    Workflow.await(() -> order.settled());
    return order;
  }

  @Override
  public Order undo() {
    order = order.ending(Order.UNDONE);
    Workflow.await(() -> order.ended());
    return order;
  }

  @Override
  public Order status() {
    return order;
  }
}
