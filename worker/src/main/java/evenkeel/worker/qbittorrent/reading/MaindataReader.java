package evenkeel.worker.qbittorrent.reading;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;

/** Reads one answer of {@code sync/maindata}, whole or increment, in whatever order it comes. */
public final class MaindataReader {
  public static final String PATH = "sync/maindata";

  /** Bytes ever downloaded. */
  public static final String DOWNLOADED = "alltime_dl";

  /** Bytes ever uploaded. */
  public static final String UPLOADED = "alltime_ul";

  /** Bytes free where the client saves. */
  public static final String FREE = "free_space_on_disk";

  /** Whether the alternative speed limits are on: 1 or 0. */
  public static final String ALTERNATIVE = "use_alt_speed_limits";

  /** Whether the session is paused, 1 or 0; from 5.3 on. */
  public static final String PAUSED = "session_state";

  /** The upload limit in force; 0 = none. */
  public static final String UPLOAD_LIMIT = "up_rate_limit";

  /** Bytes sent per second. */
  public static final String UPLOAD_RATE = "up_info_speed";

  private final JsonAnswer json;
  private final MaindataChanges changes;
  private int rid;
  private boolean full;

  private MaindataReader(JsonAnswer json, MaindataChanges changes) {
    this.json = json;
    this.changes = changes;
  }

  /**
   * What an answer was.
   *
   * @param rid with which to ask for the next increment
   * @param full whether it carried everything, so that what it does not mention is gone
   */
  public record Answered(int rid, boolean full) {}

  public static Answered read(InputStream body, MaindataChanges changes) throws IOException {
    return JsonAnswer.read(PATH, body, json -> new MaindataReader(json, changes).answered());
  }

  private Answered answered() {
    json.eachField(this::section);
    if (rid <= 0) {
      throw json.unreadable("rid is missing");
    }
    return new Answered(rid, full);
  }

  private void section(String name) {
    switch (name) {
      case "rid" -> rid = json.smallNumber();
      case "full_update" -> full = json.flag();
      case "torrents" -> json.eachField(this::torrent);
      case "torrents_removed" -> json.eachText(hash -> changes.removed(id(hash)));
      case "trackers" -> json.eachField(this::tracker);
      case "trackers_removed" -> json.eachText(changes::trackerRemoved);
      case "server_state" -> json.eachField(this::server);
      default -> json.skip();
    }
  }

  private void torrent(String hash) {
    if (changes.mentioned(id(hash)).merge(json)) {
      changes.changed(id(hash));
    }
  }

  private void tracker(String url) {
    var hashes = new HashSet<String>();
    json.eachText(hash -> hashes.add(id(hash)));
    changes.tracker(url, hashes);
  }

  private void server(String name) {
    switch (name) {
      case "refresh_interval" -> changes.refreshInterval(Duration.ofMillis(json.wholeNumber()));
      case DOWNLOADED, UPLOADED, FREE, UPLOAD_LIMIT, UPLOAD_RATE ->
          changes.server(name, json.wholeNumber());
      case ALTERNATIVE, PAUSED -> changes.server(name, json.flag() ? 1 : 0);
      default -> json.skip();
    }
  }

  private static String id(String hash) {
    return hash.toLowerCase(Locale.ROOT);
  }
}
