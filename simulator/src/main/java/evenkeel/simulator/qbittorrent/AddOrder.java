package evenkeel.simulator.qbittorrent;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a person adds torrents: the form fields of {@code torrents/add}.
 *
 * @param fields field name -> value as it is sent
 */
public record AddOrder(Map<String, String> fields) {

  /** Running at once, manual management, data below the folder. */
  public static AddOrder into(Path folder) {
    return new AddOrder(Map.of()).with("savepath", folder.toString()).with("autoTMM", "false");
  }

  /** Not started, in the words of qBittorrent 4 and of 5. */
  public AddOrder stopped() {
    return with("paused", "true").with("stopped", "true");
  }

  /** Believing that the data is there, in the words of Web API 2.15 and of 2.16. */
  public AddOrder unchecked() {
    return with("skip_checking", "true").with("seedMode", "true");
  }

  public AddOrder category(String category) {
    return with("category", category);
  }

  /** Tags, joined by comma. */
  public AddOrder tags(String... tags) {
    return with("tags", String.join(",", tags));
  }

  /** Bytes per second; 0 = none. */
  public AddOrder downloadLimit(long bytesPerSecond) {
    return with("dlLimit", Long.toString(bytesPerSecond));
  }

  /** Bytes per second; 0 = none. */
  public AddOrder uploadLimit(long bytesPerSecond) {
    return with("upLimit", Long.toString(bytesPerSecond));
  }

  /** The same with any other field of {@code torrents/add}. */
  public AddOrder with(String field, String value) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.put(field, value);
    return new AddOrder(changed);
  }
}
