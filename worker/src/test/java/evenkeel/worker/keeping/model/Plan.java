package evenkeel.worker.keeping.model;

import java.util.List;

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
      int account, boolean complete, boolean stopped, boolean forced, boolean queued, int odd) {}

  Plan with(List<List<Act>> changed) {
    return new Plan(seed, torrents, changed);
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
