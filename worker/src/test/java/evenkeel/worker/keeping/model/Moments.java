package evenkeel.worker.keeping.model;

import java.util.ArrayList;
import java.util.List;

/** The moments of Evenkeel's work between which something else may happen. */
final class Moments {
  private final List<Due> due = new ArrayList<>();
  private int untilDeath = -1;

  private static final class Due {
    private final Runnable what;
    private int moments;

    Due(Runnable what, int moments) {
      this.what = what;
      this.moments = moments;
    }
  }

  /** The end of a process: nothing catches it. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  synchronized void after(int moments, Runnable what) {
    due.add(new Due(what, moments));
  }

  /** The keeper's process dies before or after one of its next transactions. */
  synchronized void die(int transactions) {
    untilDeath = transactions;
  }

  /** Between two calls, or two transactions. */
  synchronized void pass() {
    due.forEach(one -> one.moments--);
    for (Due one : List.copyOf(due)) {
      if (one.moments < 0 && due.remove(one)) {
        one.what.run();
      }
    }
  }

  synchronized void transaction() {
    if (untilDeath >= 0 && untilDeath-- == 0) {
      throw new Death();
    }
  }

  /** Whether anything is still to happen. */
  synchronized boolean waiting() {
    return untilDeath >= 0 || !due.isEmpty();
  }

  /** Whatever was to happen happens now; nobody dies any more. */
  synchronized void clear() {
    untilDeath = -1;
    for (Due one : List.copyOf(due)) {
      if (due.remove(one)) {
        one.what.run();
      }
    }
  }
}
