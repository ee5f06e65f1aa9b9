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

  /** Whoever ends between the two leaves a quiet too many, and no reading that freezes again. */
  static UnaryOperator<Emergency> close(Emergency asked) {
    boolean quietly = asked.cause().quiet() && Versions.isQuietBeforeItCloses();
    if (quietly) {
      quiet(asked);
    }
    String why = why(asked);
    Closed closed = hands("Close the row: " + why).close(asked.account(), asked.number(), why);
    return now -> {
      Emergency after = quietly ? now.quieted() : now;
      return closed.ours() ? after.closed(closed.clients()) : after.restoredByHand(asked.cause());
    };
  }

  static void quiet(Emergency asked) {
    hands("Be quiet until the level has left emergency").quiet(asked.account(), why(asked));
  }

  private static String why(Emergency asked) {
    return requireNonNullElse(asked.ending(), "released");
  }
}
