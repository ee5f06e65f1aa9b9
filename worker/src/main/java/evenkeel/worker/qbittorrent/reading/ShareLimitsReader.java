package evenkeel.worker.qbittorrent.reading;

import evenkeel.torrent.ShareLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the share limits out of {@code torrents/info}. */
public final class ShareLimitsReader {
  private final JsonAnswer json;
  private String hash = "";
  private final LimitFields limits = new LimitFields();
  private String category = "";

  private ShareLimitsReader(JsonAnswer json) {
    this.json = json;
  }

  /** The limits of each torrent answered, by hash. */
  public static Map<String, ShareLimits> read(InputStream body) throws IOException {
    return JsonAnswer.read(
        TorrentStatusReader.PATH,
        body,
        json -> {
          var limits = new HashMap<String, ShareLimits>();
          json.eachItem(() -> new ShareLimitsReader(json).readInto(limits));
          return limits;
        });
  }

  private void readInto(Map<String, ShareLimits> answered) {
    json.eachField(this::field);
    if (hash.isEmpty()) {
      throw json.unreadable("hash is missing");
    }
    answered.put(hash, limits.limits(category));
  }

  private void field(String name) {
    switch (name) {
      case "hash" -> hash = json.text().toLowerCase(Locale.ROOT);
      case "category" -> category = json.text();
      default -> {
        if (!limits.field(name, json)) {
          json.skip();
        }
      }
    }
  }
}
