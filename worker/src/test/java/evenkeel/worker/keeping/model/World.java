package evenkeel.worker.keeping.model;

import evenkeel.torrent.Run;
import java.util.Map;
import java.util.TreeMap;

/**
 * One way in which a torrent may stand: how its user wants it, and what each open holder has made
 * of it.
 *
 * @param holds by number of the holder; none = not looked at yet
 */
record World(Run want, Map<Integer, Hold> holds) {

  static World wanting(Run want) {
    return new World(want, Map.of());
  }

  /** How it is to stand. */
  Run effective() {
    if (holds.containsValue(Hold.STOP)) {
      return Run.STOPPED;
    }
    return holds.containsValue(Hold.START) ? Run.NORMAL : want;
  }

  boolean held() {
    return holds.containsValue(Hold.STOP) || holds.containsValue(Hold.START);
  }

  private long claims() {
    return holds.values().stream().filter(hold -> hold == Hold.STOP || hold == Hold.START).count();
  }

  World with(int holder, Hold hold) {
    Map<Integer, Hold> changed = new TreeMap<>(holds);
    changed.put(holder, hold);
    return new World(want, changed);
  }

  World without(int holder) {
    Map<Integer, Hold> changed = new TreeMap<>(holds);
    changed.remove(holder);
    return new World(want, changed);
  }

  World wantedAs(Run changed) {
    return new World(changed, holds);
  }

  /** The user changes it, and that is seen: where it is not what is held, it is theirs now. */
  World changedTo(Run changed, Facts facts) {
    if (changed == effective()) {
      return this;
    }
    World theirs = wantedAs(changed);
    for (int holder : holds.keySet()) {
      boolean ends = holds.get(holder) == Hold.STOP || holds.get(holder) == Hold.START;
      boolean started =
          (holds.get(holder) == Hold.NONE || holds.get(holder) == Hold.LET_GO)
              && facts.covering(holder)
              && !facts.shown().complete()
              && changed != Run.STOPPED;
      if (ends || started) {
        theirs = theirs.with(holder, Hold.OVER);
      }
    }
    return theirs;
  }

  /** It is the user's, whoever held it. */
  World over(Run changed) {
    World over = wantedAs(changed);
    for (int holder : holds.keySet()) {
      over = over.with(holder, Hold.OVER);
    }
    return over;
  }

  /** What the holders make of it in a look that sees it as it is. */
  World judged(Facts facts) {
    World next = this;
    for (int holder : facts.open()) {
      next = next.with(holder, next.judged(holder, facts));
    }
    return next;
  }

  private Hold judged(int holder, Facts facts) {
    Hold before = holds.get(holder);
    if (before == Hold.OVER || facts.shown().masked()) {
      return before == null ? unseen(facts) : before;
    }
    if (before == Hold.STOP || before == Hold.START) {
      return ended(before, holder, facts) ? Hold.LET_GO : before;
    }
    Hold left = before == null ? Hold.NONE : before;
    if (!facts.covering(holder)) {
      return left;
    }
    if (!facts.shown().complete()) {
      return want == Run.STOPPED ? left : Hold.STOP;
    }
    boolean starts = before == null && want == Run.STOPPED && !facts.shown().limited();
    return starts ? Hold.START : left;
  }

  private static Hold unseen(Facts facts) {
    return facts.known() ? Hold.NONE : Hold.NEW;
  }

  private boolean ended(Hold before, int holder, Facts facts) {
    if (!facts.ruling().contains(holder)) {
      return false;
    }
    boolean finished =
        before == Hold.STOP
            && facts.shown().complete()
            && want != Run.STOPPED
            && claims() == 1
            && !facts.shown().limited();
    return finished || !facts.covering(holder);
  }
}
