package evenkeel.worker.qbittorrent.reading;

import evenkeel.worker.qbittorrent.TorrentStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code torrents/info}: all torrents, or those asked for. */
public final class TorrentStatusReader {
  public static final String PATH = "torrents/info";

  private static final Set<String> TEXTS =
      Set.of("hash", "name", "state", "category", "tags", "save_path");
  private static final Set<String> NUMBERS =
      Set.of(
          "progress",
          "size",
          "amount_left",
          "ratio",
          "dlspeed",
          "upspeed",
          "added_on",
          "completion_on");

  /** Versions say that there is no such time by 0, by -1, or by -1 without a sign. */
  private static final long NO_TIME = 4_294_967_295L;

  private final JsonAnswer json;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Double> numbers = new HashMap<>();

  private TorrentStatusReader(JsonAnswer json) {
    this.json = json;
  }

  public static List<TorrentStatus> read(InputStream body) throws IOException {
    return JsonAnswer.read(
        PATH,
        body,
        json -> {
          var torrents = new ArrayList<TorrentStatus>();
          json.eachItem(() -> torrents.add(new TorrentStatusReader(json).torrent()));
          return torrents;
        });
  }

  private TorrentStatus torrent() {
    json.eachField(this::field);
    return new TorrentStatus(
        text("hash").toLowerCase(Locale.ROOT),
        text("name"),
        ReportedState.of(text("state")).state(),
        number("progress"),
        Math.max(0, (long) number("size")),
        (long) number("amount_left"),
        number("ratio"),
        (long) number("dlspeed"),
        (long) number("upspeed"),
        text("category"),
        TorrentFields.tags(text("tags")),
        text("save_path"),
        Instant.ofEpochSecond((long) number("added_on")),
        time((long) number("completion_on")));
  }

  private void field(String name) {
    if (TEXTS.contains(name)) {
      texts.put(name, json.text());
    } else if (NUMBERS.contains(name)) {
      numbers.put(name, json.number());
    } else {
      json.skip();
    }
  }

  private String text(String name) {
    var text = texts.get(name);
    if (text == null) {
      throw json.unreadable(name + " is missing");
    }
    return text;
  }

  private double number(String name) {
    var number = numbers.get(name);
    if (number == null) {
      throw json.unreadable(name + " is missing");
    }
    return number;
  }

  private static @Nullable Instant time(long seconds) {
    return seconds <= 0 || seconds >= NO_TIME ? null : Instant.ofEpochSecond(seconds);
  }
}
