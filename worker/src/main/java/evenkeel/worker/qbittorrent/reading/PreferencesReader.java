package evenkeel.worker.qbittorrent.reading;

import static evenkeel.torrent.ShareLimits.NONE;

import evenkeel.torrent.ShareLimits;
import evenkeel.worker.qbittorrent.Preferences;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads {@code app/preferences}; of its 200 keys, some secret, only those needed are kept. */
public final class PreferencesReader {
  public static final String PATH = "app/preferences";

  private static final Set<String> FLAGS =
      Set.of(
          "max_ratio_enabled",
          "max_seeding_time_enabled",
          "max_inactive_seeding_time_enabled",
          "queueing_enabled",
          "dont_count_slow_torrents");
  private static final Set<String> NUMBERS =
      Set.of(
          "max_ratio",
          "max_seeding_time",
          "max_inactive_seeding_time",
          "refresh_interval",
          "max_active_downloads",
          "max_active_uploads",
          "max_active_torrents");

  private final Map<String, Double> numbers = new HashMap<>();
  private final Map<String, Boolean> flags = new HashMap<>();
  private final JsonAnswer json;

  private PreferencesReader(JsonAnswer json) {
    this.json = json;
  }

  public static Preferences read(InputStream body) throws IOException {
    return JsonAnswer.read(PATH, body, json -> new PreferencesReader(json).preferences());
  }

  private Preferences preferences() {
    json.eachField(this::field);
    return new Preferences(
        limits(),
        Duration.ofMillis((long) number("refresh_interval")),
        flag("queueing_enabled"),
        flag("dont_count_slow_torrents"),
        (int) number("max_active_downloads"),
        (int) number("max_active_uploads"),
        (int) number("max_active_torrents"));
  }

  private void field(String name) {
    if (FLAGS.contains(name)) {
      flags.put(name, json.flag());
    } else if (NUMBERS.contains(name)) {
      numbers.put(name, json.number());
    } else {
      json.skip();
    }
  }

  private ShareLimits limits() {
    return new ShareLimits(
        flag("max_ratio_enabled") ? number("max_ratio") : NONE,
        flag("max_seeding_time_enabled") ? (long) number("max_seeding_time") : NONE,
        inactiveMinutes());
  }

  /** qBittorrent knows this limit from 4.6 on. */
  private long inactiveMinutes() {
    return flags.getOrDefault("max_inactive_seeding_time_enabled", false)
        ? (long) number("max_inactive_seeding_time")
        : NONE;
  }

  private double number(String name) {
    var number = numbers.get(name);
    if (number == null) {
      throw json.unreadable(name + " is missing");
    }
    return number;
  }

  private boolean flag(String name) {
    var flag = flags.get(name);
    if (flag == null) {
      throw json.unreadable(name + " is missing");
    }
    return flag;
  }
}
