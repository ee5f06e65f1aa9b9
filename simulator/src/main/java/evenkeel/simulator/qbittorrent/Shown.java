package evenkeel.simulator.qbittorrent;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One torrent as qBittorrent's list shows it, in qBittorrent's own words.
 *
 * @param state such as {@code stalledUP}
 * @param progress 0 to 1
 * @param upLimit bytes per second, 0 = none
 * @param dlLimit bytes per second, 0 = none
 * @param ratioLimit -2 = global, -1 = none
 */
public record Shown(
    String hash,
    String name,
    String state,
    double progress,
    boolean forceStart,
    String category,
    List<String> tags,
    long upLimit,
    long dlLimit,
    double ratioLimit,
    long seedingTimeLimit,
    long addedOn,
    long downloaded) {

  static Shown of(JsonNode row) {
    String tags = row.path("tags").asString("");
    return new Shown(
        row.path("hash").asString(),
        row.path("name").asString(),
        row.path("state").asString(),
        row.path("progress").asDouble(),
        row.path("force_start").asBoolean(),
        row.path("category").asString(),
        tags.isEmpty() ? List.of() : List.of(tags.split(", ")),
        row.path("up_limit").asLong(),
        row.path("dl_limit").asLong(),
        row.path("ratio_limit").asDouble(),
        row.path("seeding_time_limit").asLong(),
        row.path("added_on").asLong(),
        row.path("downloaded").asLong());
  }

  /** Stopped by someone, whether complete or not; in the words of qBittorrent 4 or 5. */
  public boolean stopped() {
    return state.startsWith("stopped") || state.startsWith("paused");
  }

  /** All wanted data is there, as far as progress tells. */
  public boolean complete() {
    return progress >= 1;
  }
}
