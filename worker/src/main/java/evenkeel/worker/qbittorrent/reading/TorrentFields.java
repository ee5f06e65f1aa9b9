package evenkeel.worker.qbittorrent.reading;

import evenkeel.torrent.Torrent;
import evenkeel.worker.qbittorrent.Totals;
import evenkeel.worker.qbittorrent.Traffic;
import evenkeel.worker.qbittorrent.session.UnreadableAnswer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of one torrent, field by field: an answer replaces the fields that it carries. */
public final class TorrentFields {
  private static final Set<String> REQUIRED =
      Set.of("added_on", "name", "state", "size", "amount_left");

  private final String hash;
  private Set<String> missing = REQUIRED;
  private @Nullable String infohashV1;
  private @Nullable String infohashV2;
  private long addedOn;
  private String name = "";
  private String state = "unknown";
  private boolean forced;
  private String category = "";
  private Set<String> tags = Set.of();
  private double ratio;
  private long seedingSeconds;
  private long size;
  private long amountLeft;
  private final LimitFields limits = new LimitFields();
  private long uploadRate;
  private long downloadRate;
  private long uploaded;
  private long downloaded;
  private long merged;

  public TorrentFields(String hash) {
    this.hash = hash;
  }

  /** Takes over the fields of the object at hand; tells whether any that matters was among them. */
  boolean merge(JsonAnswer json) {
    var before = merged;
    json.eachField(name -> field(name, json));
    return merged != before;
  }

  /** The torrent; all that it cannot be without must have been answered by now. */
  public Torrent torrent(Set<String> trackerHosts) {
    if (!missing.isEmpty()) {
      throw new UnreadableAnswer(
          MaindataReader.PATH, "torrent " + hash + " lacks " + new TreeSet<>(missing));
    }
    var reported = ReportedState.of(state);
    return new Torrent(
        hash,
        infohashV1,
        infohashV2,
        addedOn,
        name,
        reported.state(),
        reported.masked(),
        state.equals(ReportedState.LOADING),
        amountLeft == 0 && size > 0,
        forced,
        category,
        tags,
        trackerHosts,
        ratio,
        Duration.ofSeconds(seedingSeconds),
        size,
        amountLeft,
        limits.limits(category));
  }

  /** What it sends and receives; changes all the time, and does not count as a change of it. */
  public Traffic traffic() {
    return new Traffic(uploadRate, downloadRate);
  }

  /** What it has moved; changes all the time, too. */
  public Totals totals(Torrent torrent) {
    return new Totals(torrent, uploaded, downloaded);
  }

  private void field(String field, JsonAnswer json) {
    if (flowing(field, json)) {
      return;
    }
    switch (field) {
      case "infohash_v1" -> infohashV1 = infohash(json);
      case "infohash_v2" -> infohashV2 = infohash(json);
      case "added_on" -> addedOn = json.wholeNumber();
      case "name" -> name = json.text();
      case "state" -> state = json.text().intern();
      case "force_start" -> forced = json.flag();
      case "category" -> category = json.text().intern();
      case "tags" -> tags = tags(json.text());
      case "ratio" -> ratio = json.number();
      case "seeding_time" -> seedingSeconds = json.wholeNumber();
      case "size" -> size = json.wholeNumber();
      case "amount_left" -> amountLeft = json.wholeNumber();
      default -> {
        if (!limits.field(field, json)) {
          json.skip();
          return;
        }
      }
    }
    merged++;
    answered(field);
  }

  private void answered(String field) {
    if (missing.contains(field)) {
      missing =
          missing.stream()
              .filter(one -> !one.equals(field))
              .collect(Collectors.toUnmodifiableSet());
    }
  }

  private boolean flowing(String field, JsonAnswer json) {
    switch (field) {
      case "upspeed" -> uploadRate = json.wholeNumber();
      case "dlspeed" -> downloadRate = json.wholeNumber();
      case "uploaded" -> uploaded = json.wholeNumber();
      case "downloaded" -> downloaded = json.wholeNumber();
      default -> {
        return false;
      }
    }
    return true;
  }

  private @Nullable String infohash(JsonAnswer json) {
    var given = json.text().toLowerCase(Locale.ROOT);
    if (given.equals(hash)) {
      return hash;
    }
    return given.isEmpty() ? null : given;
  }

  static Set<String> tags(String joined) {
    return Arrays.stream(joined.split(",", -1))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .map(String::intern)
        .collect(Collectors.toUnmodifiableSet());
  }
}
