package evenkeel.emergency.workflow;

import static evenkeel.emergency.workflow.Logbook.hands;
import static java.util.Objects.requireNonNullElse;

import evenkeel.emergency.Emergency;
import java.util.function.UnaryOperator;

/** Has the hands give back; what follows is for the emergency as it stands by then. */
final class WayBack {
  private WayBack() {}

  static UnaryOperator<Emergency> asFarAsTheBufferBears(Emergency asked) {
    String why = why(asked);
    GivenBack given =
        hands("Give back what the buffer bears: " + why)
            .giveBack(asked.account(), asked.number(), why);
    if (!given.ours()) {
      return now -> now.restoredByHand(asked.cause());
    }
    return given.waiting().isEmpty()
        ? now -> now.closed(given.clients())
        : now -> now.left(given.waiting(), given.tooLarge());
  }

  static UnaryOperator<Emergency> close(Emergency asked) {
    String why = why(asked);
    Closed closed = hands("Close the row: " + why).close(asked.account(), asked.number(), why);
    return closed.ours()
        ? now -> now.closed(closed.clients())
        : now -> now.restoredByHand(asked.cause());
  }

  private static String why(Emergency asked) {
    return requireNonNullElse(asked.ending(), "released");
  }
}
