package evenkeel.worker.keeping.model;

import evenkeel.worker.keeping.model.client.Casting;
import java.util.ArrayList;
import java.util.List;

/** Leaves out of a story that ends badly what does not matter for that. */
final class Shrinking {
  private final Keeping kept;
  private final Casting casting;

  private Shrinking(Keeping kept, Casting casting) {
    this.kept = kept;
    this.casting = casting;
  }

  static Plan of(Plan bad, Keeping kept, Casting casting) {
    Shrinking shrinking = new Shrinking(kept, casting);
    Plan smaller = bad;
    Plan before;
    do {
      before = smaller;
      smaller = shrinking.once(smaller);
    } while (!smaller.equals(before));
    return smaller;
  }

  private Plan once(Plan plan) {
    Plan smallest = plan;
    for (int window = plan.windows().size() - 1; window >= 0; window--) {
      smallest = ifBad(without(smallest, window), smallest);
    }
    for (int window = smallest.windows().size() - 1; window >= 0; window--) {
      for (int act = smallest.windows().get(window).size() - 1; act >= 0; act--) {
        smallest = ifBad(without(smallest, window, act), smallest);
      }
    }
    return smallest;
  }

  private Plan ifBad(Plan smaller, Plan otherwise) {
    return Story.tell(smaller, kept, casting).isEmpty() ? otherwise : smaller;
  }

  private static Plan without(Plan plan, int window) {
    List<List<Act>> windows = new ArrayList<>(plan.windows());
    windows.remove(window);
    return plan.with(windows);
  }

  private static Plan without(Plan plan, int window, int act) {
    List<List<Act>> windows = new ArrayList<>(plan.windows());
    List<Act> acts = new ArrayList<>(windows.get(window));
    acts.remove(act);
    windows.set(window, acts);
    return plan.with(windows);
  }
}
