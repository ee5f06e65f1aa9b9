package evenkeel.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One account on one tracker site.
 *
 * @param site base address of the tracker site
 * @param trackers host suffixes by which its torrents are recognised ({@code example.net} matches
 *     {@code t.example.net})
 * @param interval time between two readings
 * @param stale age at which a reading no longer counts
 * @param pace least time between two requests to the site
 * @param announce time within which a running torrent announces, so that the site books its bytes
 * @param reminder time between two reminders while an emergency lasts
 */
public record AccountSettings(
    String id,
    URI site,
    Secret cookie,
    Mode mode,
    List<String> trackers,
    Levels levels,
    Duration interval,
    Duration stale,
    Duration pace,
    Duration announce,
    Exclusions exclude,
    Seeding seeding,
    Duration reminder,
    Release release) {

  /**
   * The ratios at which the levels begin.
   *
   * @param margin how close to the floor a projected ratio may come
   */
  public record Levels(
      BigDecimal floor, BigDecimal warning, BigDecimal recovery, BigDecimal margin) {}

  /** Torrents that are never touched; {@code evenkeel-ignore} is always among the tags. */
  public record Exclusions(Set<String> tags, Set<String> categories) {}

  /**
   * When an emergency may end by itself.
   *
   * @param frozenAtLeast how long it lasts at least
   * @param cyclesPerDay how many that readings began may end so within a day; the next one asks
   */
  public record Release(Duration frozenAtLeast, int cyclesPerDay) {}

  /**
   * What an emergency does so that complete torrents upload.
   *
   * @param startStopped start those that stand stopped
   * @param raiseQueue raise limits of the client's queue for those that wait there
   * @param forceStart let them run ahead of the queue instead
   */
  public record Seeding(boolean startStopped, boolean raiseQueue, boolean forceStart) {}

  /** Whether an account is only watched or also acted for. */
  public enum Mode {
    OBSERVE,
    ACT
  }
}
