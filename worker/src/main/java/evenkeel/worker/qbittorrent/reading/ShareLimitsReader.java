package evenkeel.worker.qbittorrent.reading;

import static evenkeel.torrent.ShareLimits.GLOBAL;

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
  private double ratio = GLOBAL;
  private long seedingMinutes = GLOBAL;
  private long inactiveMinutes = GLOBAL;

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

  private void readInto(Map<String, ShareLimits> limits) {
    json.eachField(this::field);
    if (hash.isEmpty()) {
      throw json.unreadable("hash is missing");
    }
    limits.put(hash, new ShareLimits(ratio, seedingMinutes, inactiveMinutes));
  }

  private void field(String name) {
    switch (name) {
      case "hash" -> hash = json.text().toLowerCase(Locale.ROOT);
      case "ratio_limit" -> ratio = json.number();
      case "seeding_time_limit" -> seedingMinutes = json.wholeNumber();
      case "inactive_seeding_time_limit" -> inactiveMinutes = json.wholeNumber();
      default -> json.skip();
    }
  }
}
