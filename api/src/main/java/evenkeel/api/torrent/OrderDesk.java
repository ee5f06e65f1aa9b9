package evenkeel.api.torrent;

import evenkeel.api.emergency.UnderWay;
import evenkeel.api.problem.ProblemType;
import evenkeel.order.GivenOrder;
import evenkeel.order.OrderKind;
import evenkeel.order.OrderPhase;
import evenkeel.order.Selection;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;

/** Takes orders to torrents, and answers with what PostgreSQL then knows of them. */
public final class OrderDesk {
  private static final String ORDERS = "/api/torrents/orders";
  private static final String REFUSED = "refused: ";
  private static final String NUMBER = "\\d{1,18}";

  private final TorrentOrders orders;
  private final OrdersView rows;

  public OrderDesk(TorrentOrders orders, OrdersView rows) {
    this.orders = orders;
    this.rows = rows;
  }

  /** Gives an order and waits a bit for it; refuses one that came to nothing. */
  ResponseEntity<?> give(GivenOrder order, Optional<String> key) {
    Optional<Long> number = orders.give(order, key);
    if (number.isEmpty()) {
      return underWay(URI.create(ORDERS));
    }
    orders.carriedOut(number.get());
    return given(require(number.get()));
  }

  private ResponseEntity<?> given(OrderView order) {
    String why = order.closedWhy();
    if (why != null && why.startsWith(REFUSED)) {
      throw ProblemType.ORDER_REFUSED.because(why.substring(REFUSED.length()));
    }
    boolean restart = order.kind() == OrderKind.RESTART;
    boolean done =
        restart ? order.phase() == OrderPhase.OVER : order.phase() != OrderPhase.STOPPING;
    if (restart && done) {
      rows.leftStopped(order.number()).ifPresent(OrderDesk::refuseAsLeftStopped);
    }
    return done ? ResponseEntity.ok(order) : underWay(URI.create(ORDERS + "/" + order.number()));
  }

  private static void refuseAsLeftStopped(String why) {
    throw ProblemType.ORDER_REFUSED.because(
        "It was stopped and could not be started again: " + why + ".");
  }

  private static ResponseEntity<UnderWay> underWay(URI state) {
    return ResponseEntity.accepted().location(state).body(new UnderWay(state));
  }

  /**
   * Restarts a torrent.
   *
   * @param client where, as named by who orders it; empty = at the only one that has shown it
   */
  ResponseEntity<?> restart(String hash, Optional<String> client, Optional<String> key) {
    return give(new GivenOrder(OrderKind.RESTART, "restart ordered", torrent(hash, client)), key);
  }

  private Selection torrent(String hash, Optional<String> client) {
    List<String> having =
        rows.clientsOf(hash).stream()
            .filter(one -> client.isEmpty() || client.get().equals(one))
            .toList();
    if (having.isEmpty()) {
      throw ProblemType.UNKNOWN_TORRENT.because(
          "No torrent \"%s\" has been seen%s yet."
              .formatted(hash, client.map(one -> " at client " + one).orElse(" at any client")));
    }
    if (having.size() > 1) {
      throw ProblemType.ORDER_REFUSED.because(
          "Several clients have, or had, this torrent: %s. Name one, as in ?client=%s."
              .formatted(String.join(", ", having), having.getFirst()));
    }
    return Selection.of(having.getFirst(), hash);
  }

  /** Ends an order; what has ended already is told as it stands. */
  ResponseEntity<?> undo(long number) {
    OrderView order = require(number);
    boolean told = order.closedAt() != null || orders.undo(number);
    OrderView now = require(number);
    if (now.closedAt() != null) {
      return ResponseEntity.ok(now);
    }
    if (told) {
      return underWay(URI.create(ORDERS + "/" + number));
    }
    throw ProblemType.STORY_AWAY.because(
        "Order %d is open but its story does not run; a worker takes it up again within its lease, and `evenkeel restore` gives everything back without it."
            .formatted(number));
  }

  /** The order with that number, however it was typed. */
  OrderView require(String number) {
    return Optional.of(number)
        .filter(text -> text.matches(NUMBER))
        .flatMap(digits -> rows.one(Long.parseLong(digits)))
        .orElseThrow(() ->
            ProblemType.UNKNOWN_ORDER.because(
                "There is no order with the number \"%s\".".formatted(number)));
  }

  private OrderView require(long number) {
    return require(Long.toString(number));
  }
}
