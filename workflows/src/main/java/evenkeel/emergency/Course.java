package evenkeel.emergency;

import evenkeel.account.JudgedReading;

/** What an emergency has to do next, by how it stands. */
final class Course {
  private Course() {}

  static Step next(Emergency now) {
    if (now.frozen()) {
      return whileFrozen(now);
    }
    if (now.waiting()) {
      return whileWaiting(now);
    }
    if (now.cause().quiet()) {
      return Step.QUIET;
    }
    if (now.cause().stands()) {
      return Step.OPEN;
    }
    return nothingToGiveBack(now) ? Step.RELEASED : Step.WAIT;
  }

  /** The row to open: at first as it began, later for what turned it round. */
  static Opening wanted(Emergency now) {
    Opening first = now.opening();
    if (now.number() == 0 && now.phase() == Phase.FREEZING) {
      return new Opening(now.account(), first.reading(), now.hold(), first.adopted(), null);
    }
    JudgedReading relapse = now.cause().unrecovered() ? now.lastReading() : null;
    return new Opening(now.account(), relapse, now.hold(), null, null);
  }

  private static Step whileFrozen(Emergency now) {
    Cause cause = now.cause();
    if (cause.quiet() || !cause.stands()) {
      return now.release().bounded() ? Step.GIVE_BACK : Step.CLOSE;
    }
    if (!now.holdWrittenDown()) {
      return Step.HOLD;
    }
    if (cause.lastNumber() > now.outlook().asOf()) {
      return Step.LOOK_AHEAD;
    }
    boolean placed = now.phase() == Phase.FREEZING && now.progress().placed(now.number());
    return placed ? Step.FROZEN : Step.WAIT;
  }

  /** An order gives all of it back; whatever speaks for a freeze turns it round. */
  private static Step whileWaiting(Emergency now) {
    Cause cause = now.cause();
    if (cause.stands() && !cause.quiet()) {
      return Step.OPEN;
    }
    if (!now.release().bounded()) {
      return Step.CLOSE;
    }
    return cause.lastNumber() > now.release().asOf() ? Step.GIVE_BACK : Step.WAIT;
  }

  private static boolean nothingToGiveBack(Emergency now) {
    return now.phase() == Phase.FREEZING
        || (now.phase() == Phase.RELEASING && now.progress().returned(now.number()));
  }
}
