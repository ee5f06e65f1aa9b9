package evenkeel.worker.order;

import evenkeel.order.GivenOrder;
import evenkeel.order.workflow.ClosedOrder;
import evenkeel.order.workflow.OrderRow;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.NoticeKind;
import evenkeel.settings.Settings;
import evenkeel.temporal.WorkflowIds;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.ledger.HoldersLedger.Occasion;
import evenkeel.worker.notice.NoticesLedger;
import evenkeel.worker.notice.NoticesLedger.Telling;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** Opens, reads and closes the rows by which orders hold their claims. */
public final class OrderRows {
  /** A holder of this kind has one row for ever. */
  private static final long ONLY = 1;

  private static final Occasion ORDERED = new Occasion(null, null, null, null);

  private final OrdersLedger orders;
  private final HoldersLedger holders;
  private final Settings settings;
  private final TransactionOperations transactions;
  private final NoticesLedger notices;

  public OrderRows(
      OrdersLedger orders,
      HoldersLedger holders,
      Settings settings,
      TransactionOperations transactions,
      NoticesLedger notices) {
    this.orders = orders;
    this.holders = holders;
    this.settings = settings;
    this.transactions = transactions;
    this.notices = notices;
  }

  /** Opens the row of an order, once for a request; answers its number. */
  long open(String request, GivenOrder given) {
    return inOne(() -> orders.number(request).orElseGet(() -> opened(request, given)));
  }

  private long opened(String request, GivenOrder given) {
    long number = orders.store(request, given.at(clients()));
    holders.open(WorkflowIds.order(number), ORDERED);
    return number;
  }

  /** The row as it stands; its clients report everything again. */
  Optional<OrderRow> read(long number) {
    return inOne(() -> {
      Optional<Holder> row = row(number);
      row.ifPresent(one -> holders.tellAgain(one.id()));
      return orders.given(number).flatMap(given -> row.map(holder -> read(given, holder)));
    });
  }

  private OrderRow read(GivenOrder given, Holder row) {
    @Nullable String closedWhy = holders.closedWhy(row.id()).orElse(null);
    return new OrderRow(
        given, row.openedAt(), closedWhy, closedWhy == null ? meant(given) : concerned(row));
  }

  /** Why the one torrent of an order was not stopped, in a sentence. */
  String refusal(long number) {
    return orders
        .fate(WorkflowIds.order(number))
        .orElse("No client shows such a torrent any more.");
  }

  /** Tells that a restart has left its torrent stopped, and answers why; empty if it has not. */
  Optional<String> leftStopped(long number) {
    return inOne(() -> {
      Optional<OrdersLedger.LeftStopped> left = orders.leftStopped(number);
      left.ifPresent(one -> notices.tell(telling(number, one)));
      return left.map(OrdersLedger.LeftStopped::why);
    });
  }

  private static Telling telling(long number, OrdersLedger.LeftStopped left) {
    return new Telling(
        "left-stopped/" + WorkflowIds.order(number),
        null,
        left.client(),
        NoticeKind.LEFT_STOPPED,
        "client %s: order %d was to restart \"%s\": it was stopped and could not be started again: %s"
            .formatted(left.client(), number, left.name(), left.why()));
  }

  /** Closes the row; nothing is held by it any more. */
  Optional<ClosedOrder> close(long number, String why) {
    return inOne(() ->
        row(number)
            .map(row -> {
              holders.close(row.id(), why);
              return new ClosedOrder(holders.closedWhy(row.id()).orElse(why), concerned(row));
            }));
  }

  Optional<Holder> row(long number) {
    return holders.row(WorkflowIds.order(number), ONLY);
  }

  /** Numbers of the orders whose rows are open. */
  List<Long> open() {
    return holders.open().stream()
        .map(row -> WorkflowIds.orderNumber(row.holder()))
        .filter(OptionalLong::isPresent)
        .map(OptionalLong::getAsLong)
        .toList();
  }

  private Set<String> meant(GivenOrder given) {
    return clients().stream().filter(given.selection()::includes).collect(Collectors.toSet());
  }

  /** A client that has left the settings reports nothing any more. */
  private Set<String> concerned(Holder row) {
    Set<String> waitedFor = new HashSet<>(holders.concerned(row.id()));
    waitedFor.retainAll(clients());
    return waitedFor;
  }

  private List<String> clients() {
    return settings.clients().stream().map(ClientSettings::id).toList();
  }

  private <T> T inOne(Supplier<T> work) {
    return Objects.requireNonNull(transactions.execute(status -> work.get()));
  }
}
