package evenkeel.broken.account;

import evenkeel.broken.emergency.CyclicStep;

/** Ends in Impl outside a Temporal pair, and closes a cycle of features, on purpose. */
public final class RulesImpl {
  CyclicStep step() {
    return new CyclicStep();
  }
}
