package evenkeel.emergency.workflow;

import evenkeel.emergency.Emergency;
import evenkeel.emergency.Phase;
import io.temporal.failure.ApplicationFailure;
import org.jspecify.annotations.Nullable;

/** Why an operator's order makes no sense, in a sentence. */
final class Refusals {
  private static final int LONGEST_REASON = 300;

  private Refusals() {}

  /** The shape of a reason, which is stored and shown. */
  static void unlessReasonable(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw refusal("BadReason", "The reason is empty; say in a few words why.");
    }
    if (reason.length() > LONGEST_REASON) {
      throw refusal(
          "BadReason",
          "The reason has %d characters; at most %d are allowed."
              .formatted(reason.length(), LONGEST_REASON));
    }
  }

  static void unlessFrozen(Emergency emergency) {
    boolean ending = emergency.phase() == Phase.RELEASING || emergency.phase() == Phase.RELEASED;
    boolean nothing = ending && !emergency.waiting() && !emergency.cause().stands();
    if (emergency.cause().quiet() || nothing) {
      throw refusal(
          "NothingFrozen",
          "Nothing of %s is frozen: it is being released, or has been (%s)."
              .formatted(emergency.account(), emergency.ending()));
    }
  }

  static void unlessHeld(Emergency emergency) {
    if (emergency.hold() == null && !emergency.asking() && !emergency.waiting()) {
      throw refusal(
          "NotHeld",
          "Nobody holds %s, and nothing of it waits for an order; there is nothing to hand back."
              .formatted(emergency.account()));
    }
  }

  static ApplicationFailure notFrozen(Emergency emergency) {
    return refusal(
        "NotFrozen", "%s was not frozen: %s.".formatted(emergency.account(), emergency.ending()));
  }

  private static ApplicationFailure refusal(String type, String sentence) {
    return ApplicationFailure.newNonRetryableFailure(sentence, type);
  }
}
