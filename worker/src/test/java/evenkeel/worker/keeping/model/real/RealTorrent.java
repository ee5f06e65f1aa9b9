package evenkeel.worker.keeping.model.real;

import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.worker.keeping.model.client.ClientTorrent;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A torrent as a real client lists it now.
 *
 * @param run how it was told to stand, which shows a moment later
 */
record RealTorrent(String hash, Set<String> trackers, Run run, String state, JsonNode row)
    implements ClientTorrent {

  static RealTorrent of(JsonNode row, Set<String> trackers, Run told) {
    return new RealTorrent(
        row.path("hash").asString(), trackers, told, row.path("state").asString(), row);
  }

  RealTorrent standing(Run other) {
    return new RealTorrent(hash, trackers, other, state, row);
  }

  /** How its state says that it stands. */
  static Run shownRun(JsonNode row) {
    String state = row.path("state").asString();
    if (state.startsWith("stopped") || state.startsWith("paused")) {
      return Run.STOPPED;
    }
    return row.path("force_start").asBoolean() ? Run.FORCED : Run.NORMAL;
  }

  /** Whether it shows what it was told. */
  boolean shows() {
    return masked() || shownRun(row) == run;
  }

  /** Whether it will show something else by itself. */
  boolean changing() {
    return loading() || state.startsWith("checking") || state.equals("moving");
  }

  boolean loading() {
    return state.equals("checkingResumeData");
  }

  @Override
  public long addedOn() {
    return row.path("added_on").asLong();
  }

  @Override
  public boolean masked() {
    return changing() || Set.of("error", "missingFiles", "unknown").contains(state);
  }

  @Override
  public boolean shownComplete() {
    return state.equals("checkingUP") || row.path("amount_left").asLong() == 0;
  }

  @Override
  public Set<String> tags() {
    return Set.of(row.path("tags").asString().split(", "));
  }

  @Override
  public String category() {
    return row.path("category").asString();
  }

  @Override
  public ShareLimits limits() {
    return new ShareLimits(
        row.path("ratio_limit").asDouble(),
        row.path("seeding_time_limit").asLong(),
        row.path("inactive_seeding_time_limit").asLong(ShareLimits.NONE));
  }

  @Override
  public double ratio() {
    return row.path("ratio").asDouble();
  }

  String savePath() {
    return row.path("save_path").asString();
  }
}
