package evenkeel.worker.keeping.model.fake;

import evenkeel.simulator.tracker.Bookings;
import java.util.Map;

/**
 * What a torrent sends and receives, and tells its tracker: at its start, at its end, and when it
 * is due.
 */
final class Transfer {
  private final Flowing flowing;
  private final long interval;
  private final Bookings site;
  private long downloaded;
  private long uploaded;
  private long toldDown;
  private long toldUp;
  private long at;
  private long due;
  private boolean ran;

  /**
   * How fast.
   *
   * @param size of all its data
   * @param down bytes a millisecond, until it has all of them
   * @param up bytes a millisecond
   */
  record Flowing(long size, long down, long up) {}

  /**
   * @param interval between two announces, in milliseconds
   */
  Transfer(Flowing flowing, long interval, Bookings site) {
    this.flowing = flowing;
    this.interval = interval;
    this.site = site;
  }

  boolean complete() {
    return downloaded == flowing.size;
  }

  /** Time goes by until {@code now}, in which it ran or stood still. */
  void pass(long now, boolean runs) {
    if (runs && ran) {
      boolean before = complete();
      downloaded = Math.min(flowing.size, downloaded + flowing.down * (now - at));
      uploaded += flowing.up * (now - at);
      if (now >= due || before != complete()) {
        announce(now);
      }
    } else if (runs || ran) {
      announce(now);
    }
    ran = runs;
    at = now;
  }

  private void announce(long now) {
    site.book(uploaded - toldUp, downloaded - toldDown);
    toldUp = uploaded;
    toldDown = downloaded;
    due = now + interval;
  }

  void show(Map<String, Object> fields) {
    fields.put("size", flowing.size);
    fields.put("amount_left", flowing.size - downloaded);
    fields.put("downloaded", downloaded);
    fields.put("uploaded", uploaded);
    fields.put("dlspeed", ran && !complete() ? flowing.down * 1000 : 0);
    fields.put("upspeed", ran ? flowing.up * 1000 : 0);
  }
}
