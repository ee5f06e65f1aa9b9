package evenkeel.worker.qbittorrent.reading;

import static evenkeel.torrent.ShareLimits.GLOBAL;
import static evenkeel.torrent.ShareLimits.NONE;

import evenkeel.torrent.ShareLimits;

/**
 * The share limits of one torrent, field by field. From 5.2 on its category gives it those that are
 * not its own, before the client does; the client tells then what is in force for the torrent.
 */
final class LimitFields {
  private double ratio = GLOBAL;
  private long seedingMinutes = GLOBAL;
  private long inactiveMinutes = GLOBAL;
  private double ratioInForce = NONE;
  private long seedingMinutesInForce = NONE;
  private long inactiveMinutesInForce = NONE;

  /** Whether a category may give any: such a client tells this of each torrent, too. */
  private boolean inheriting;

  /** Takes the field at hand over, if it is one of these. */
  boolean field(String name, JsonAnswer json) {
    switch (name) {
      case "ratio_limit" -> ratio = json.number();
      case "seeding_time_limit" -> seedingMinutes = json.wholeNumber();
      case "inactive_seeding_time_limit" -> inactiveMinutes = json.wholeNumber();
      case "max_ratio" -> ratioInForce = json.number();
      case "max_seeding_time" -> seedingMinutesInForce = json.wholeNumber();
      case "max_inactive_seeding_time" -> inactiveMinutesInForce = json.wholeNumber();
      case "share_limit_action" -> {
        inheriting = true;
        json.skip();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * What limits a torrent of this category. What is in force without one is the client's own, which
   * is better asked for there: of a torrent at rest no poll tells that it was changed.
   */
  ShareLimits limits(String category) {
    if (!inheriting || category.isEmpty()) {
      return new ShareLimits(ratio, seedingMinutes, inactiveMinutes);
    }
    return new ShareLimits(
        ratio < 0 && ratioInForce >= 0 ? ratioInForce : ratio,
        stricter(seedingMinutes, seedingMinutesInForce),
        stricter(inactiveMinutes, inactiveMinutesInForce));
  }

  private static long stricter(long own, long inForce) {
    return own < 0 && inForce >= 0 ? inForce : own;
  }
}
