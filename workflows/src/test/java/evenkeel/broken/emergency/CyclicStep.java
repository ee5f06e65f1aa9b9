package evenkeel.broken.emergency;

import evenkeel.broken.account.RulesImpl;

/** Closes a cycle of features on purpose. */
public final class CyclicStep {
  RulesImpl rules() {
    return new RulesImpl();
  }
}
