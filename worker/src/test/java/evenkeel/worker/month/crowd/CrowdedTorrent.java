package evenkeel.worker.month.crowd;

import evenkeel.torrent.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One torrent: how it stands, how its user wants it to stand, and the bytes that it moves. */
final class CrowdedTorrent {
  /** As a site asks of its torrents. */
  private static final Duration ANNOUNCES = Duration.ofMinutes(45);

  final Kind kind;
  final String hash;
  private final Instant addedAt;
  private long left;
  private long uploaded;
  private long downloaded;
  private boolean stopped;
  private boolean forced;
  private Set<String> tags = Set.of();
  private Instant changedAt;
  private Run wanted = Run.NORMAL;
  private Instant announcedAt;
  private long unbookedUp;
  private long unbookedDown;
  Map<String, Object> shown = Map.of();
  long version;

  /**
   * What does not change of it.
   *
   * @param hosts of its trackers
   * @param upRate bytes a second while it seeds
   * @param downRate the same while it downloads; 0 = nobody has what is missing
   */
  record Kind(Set<String> hosts, long size, long upRate, long downRate) {}

  CrowdedTorrent(int number, Kind kind, boolean complete, Instant now) {
    this.kind = kind;
    hash = "%040x".formatted(number + 1);
    left = complete ? 0 : kind.size();
    addedAt = now;
    changedAt = now;
    announcedAt = now.minusSeconds(number % ANNOUNCES.toSeconds());
  }

  boolean complete() {
    return left == 0;
  }

  /** Bytes that are missing, whether anybody has them or not. */
  long left() {
    return left;
  }

  Run run() {
    if (stopped) {
      return Run.STOPPED;
    }
    return forced ? Run.FORCED : Run.NORMAL;
  }

  Run wanted() {
    return wanted;
  }

  boolean tagged(String tag) {
    return tags.contains(tag);
  }

  /** Nothing has been ordered of it since. */
  boolean restsSince(Instant then) {
    return changedAt.isBefore(then);
  }

  long rate() {
    return stopped ? 0 : complete() ? kind.upRate() : kind.downRate();
  }

  void orders(Run run, Instant now) {
    stopped = run == Run.STOPPED;
    forced = run == Run.FORCED;
    changedAt = now;
  }

  /** Its user orders it, and means it. */
  void wants(Run run, Instant now) {
    wanted = run;
    orders(run, now);
  }

  void tag(String tag, boolean add) {
    Set<String> changed = new TreeSet<>(tags);
    if (add) {
      changed.add(tag);
    } else {
      changed.remove(tag);
    }
    tags = changed;
  }

  /** It runs for that time; tells whether it has finished. */
  boolean moves(double seconds, double share) {
    boolean seeding = complete();
    long bytes = (long) (rate() * seconds * (seeding ? 1 : share));
    if (seeding) {
      uploaded += bytes;
      unbookedUp += bytes;
      return false;
    }
    long got = Math.min(bytes, left);
    left -= got;
    downloaded += got;
    unbookedDown += got;
    return complete();
  }

  boolean dueAt(Instant now) {
    return !announcedAt.plus(ANNOUNCES).isAfter(now);
  }

  /** Tells its trackers what it has moved since it last did. */
  void announces(Instant now, Booking booking) {
    announcedAt = now;
    if (unbookedUp + unbookedDown > 0) {
      kind.hosts().forEach(host -> booking.book(host, unbookedUp, unbookedDown));
    }
    unbookedUp = 0;
    unbookedDown = 0;
  }

  Map<String, Object> row(boolean loading) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("infohash_v1", hash);
    row.put("infohash_v2", "");
    row.put("added_on", addedAt.getEpochSecond());
    row.put("name", "Invented Book " + hash.substring(32));
    row.put("state", loading ? "checkingResumeData" : state());
    row.put("force_start", forced);
    row.put("category", "");
    row.put("tags", String.join(", ", tags));
    row.put("ratio", 1.0);
    row.put("seeding_time", 600);
    row.put("size", kind.size());
    row.put("amount_left", left);
    row.put("uploaded", uploaded);
    row.put("downloaded", downloaded);
    row.put("upspeed", complete() ? rate() : 0);
    row.put("dlspeed", complete() ? 0 : rate());
    row.put("ratio_limit", -2.0);
    row.put("seeding_time_limit", -2);
    row.put("inactive_seeding_time_limit", -2);
    return row;
  }

  private String state() {
    String half = complete() ? "UP" : "DL";
    if (stopped || forced) {
      return (stopped ? "stopped" : "forced") + half;
    }
    return rate() == 0 ? "stalled" + half : complete() ? "uploading" : "downloading";
  }
}
