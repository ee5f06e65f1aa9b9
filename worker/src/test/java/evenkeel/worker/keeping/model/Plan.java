package evenkeel.worker.keeping.model;

import evenkeel.worker.keeping.model.client.Ability;
import java.util.List;
import java.util.Set;

/**
 * A whole story before it is told. What happens in one window happens before all has come to rest
 * again.
 */
record Plan(long seed, List<Planted> torrents, List<List<Act>> windows) {

  /**
   * A torrent at the beginning.
   *
   * @param account 0 = of no account, 1 = a's, 2 = b's, 3 = of both
   */
  record Planted(
      int account, boolean complete, boolean stopped, boolean forced, boolean queued, Odd odd) {

    /** A stopped one may stand at its limit. */
    Limits limits() {
      if (!stopped || !queued) {
        return Limits.FAR;
      }
      return account % 2 == 0 ? Limits.REACHED : Limits.INACTIVE;
    }

    private Planted within(Set<Ability> abilities) {
      boolean can =
          switch (odd) {
            case BROKEN, LACKING -> abilities.contains(Ability.BREAK);
            case LIMITED -> abilities.containsAll(limits().needs());
            case IGNORED, NONE -> true;
          };
      return can ? this : new Planted(account, complete, stopped, forced, queued, Odd.NONE);
    }
  }

  /** What is special about a torrent. */
  enum Odd {
    NONE,
    IGNORED,
    LIMITED,
    BROKEN,
    LACKING
  }

  Plan with(List<List<Act>> changed) {
    return new Plan(seed, torrents, changed);
  }

  /** The same without what a client of these abilities cannot be made to do. */
  Plan within(Set<Ability> abilities) {
    return new Plan(
        seed,
        torrents.stream().map(one -> one.within(abilities)).toList(),
        windows.stream()
            .map(acts -> acts.stream().filter(act -> abilities.containsAll(act.needs())).toList())
            .toList());
  }

  String words() {
    StringBuilder words = new StringBuilder("seed " + seed);
    for (int i = 0; i < torrents.size(); i++) {
      words.append("\n  torrent ").append(i).append(": ").append(torrents.get(i));
    }
    windows.forEach(window -> words.append("\n  ").append(window));
    return words.toString();
  }
}
