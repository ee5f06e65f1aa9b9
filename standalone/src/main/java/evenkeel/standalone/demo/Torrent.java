package evenkeel.standalone.demo;

import java.util.List;

/** A torrent as qBittorrent shows it, named by the group it belongs to. */
record Torrent(
    String name,
    String hash,
    String group,
    String tracker,
    String state,
    double progress,
    boolean forceStart,
    String category,
    List<String> tags,
    long upLimit,
    long dlLimit,
    double ratioLimit,
    long seedingTimeLimit) {

  boolean stopped() {
    return state.startsWith("stopped");
  }

  boolean queued() {
    return state.startsWith("queued");
  }

  boolean complete() {
    return progress >= 1;
  }

  boolean ofAccount() {
    return tracker.equals("mam");
  }

  /** Everything of it that Evenkeel must give back. */
  Belongings belongings() {
    return new Belongings(
        stopped(), forceStart, category, tags, upLimit, dlLimit, ratioLimit, seedingTimeLimit);
  }

  /** What of a torrent must be after a release as it was before the freeze. */
  record Belongings(
      boolean stopped,
      boolean forced,
      String category,
      List<String> tags,
      long upLimit,
      long dlLimit,
      double ratioLimit,
      long seedingTimeLimit) {}
}
