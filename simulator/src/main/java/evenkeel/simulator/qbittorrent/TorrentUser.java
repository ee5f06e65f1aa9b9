package evenkeel.simulator.qbittorrent;

import evenkeel.simulator.torrent.MadeTorrent;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person (or another tool) at qBittorrent's web page, with a login of their own. Orders return
 * when qBittorrent took them, which is before they show; wait with {@link #awaits}.
 */
public final class TorrentUser implements AutoCloseable {
  private static final Duration VISIBLE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final WebSession session;

  public TorrentUser(String url, String username, String password) {
    this.session = new WebSession(url, username, password);
  }

  /** Adds torrents in one call and waits until all of them are listed. */
  public void adds(AddOrder order, Collection<MadeTorrent> torrents) {
    accepted(session.post("torrents/add", Form.of(order.fields(), List.copyOf(torrents))));
    List<String> hashes = torrents.stream().map(MadeTorrent::hash).toList();
    Patience.until(hashes.size() + " added torrents show", VISIBLE, () -> listed(hashes));
  }

  public void adds(AddOrder order, MadeTorrent... torrents) {
    adds(order, List.of(torrents));
  }

  /** Adds a magnet link; it stays without metadata for want of peers. */
  public void addsMagnet(AddOrder order, String magnet) {
    accepted(session.post("torrents/add", Form.of(order.with("urls", magnet).fields(), List.of())));
  }

  public void starts(String... hashes) {
    order(speaksOfPausing() ? "torrents/resume" : "torrents/start", Map.of(), hashes);
  }

  public void stops(String... hashes) {
    order(speaksOfPausing() ? "torrents/pause" : "torrents/stop", Map.of(), hashes);
  }

  /**
   * Sets or takes away the force-start flag; taking it away starts a stopped torrent. A client
   * remembers over its next start only what was forced while it stood stopped.
   */
  public void forces(boolean force, String... hashes) {
    order("torrents/setForceStart", Map.of("value", Boolean.toString(force)), hashes);
  }

  public void deletes(boolean withFiles, String... hashes) {
    order("torrents/delete", Map.of("deleteFiles", Boolean.toString(withFiles)), hashes);
  }

  public void rechecks(String... hashes) {
    order("torrents/recheck", Map.of(), hashes);
  }

  /** Adds tags, joined by comma. */
  public void tags(String tags, String... hashes) {
    order("torrents/addTags", Map.of("tags", tags), hashes);
  }

  /** Removes tags, joined by comma; empty removes all. */
  public void untags(String tags, String... hashes) {
    Map<String, String> fields = tags.isEmpty() ? Map.of() : Map.of("tags", tags);
    order("torrents/removeTags", fields, hashes);
  }

  public void createsCategory(String category) {
    session.post("torrents/createCategory", Form.of(Map.of("category", category)));
  }

  /** Puts torrents into a category that exists; empty takes them out. */
  public void categorises(String category, String... hashes) {
    order("torrents/setCategory", Map.of("category", category), hashes);
  }

  /** Ratio and seeding minutes at which qBittorrent acts; -2 = global, -1 = none. */
  public void limitsShare(double ratio, long seedingMinutes, String... hashes) {
    order(
        "torrents/setShareLimits",
        Map.of(
            "ratioLimit", Double.toString(ratio),
            "seedingTimeLimit", Long.toString(seedingMinutes),
            "inactiveSeedingTimeLimit", "-2",
            "shareLimitAction", "Default",
            "shareLimitsMode", "Default"),
        hashes);
  }

  /** Bytes per second; 0 = none. */
  public void limitsDownload(long bytesPerSecond, String... hashes) {
    order("torrents/setDownloadLimit", limit(bytesPerSecond), hashes);
  }

  /** Bytes per second; 0 = none. */
  public void limitsUpload(long bytesPerSecond, String... hashes) {
    order("torrents/setUploadLimit", limit(bytesPerSecond), hashes);
  }

  public void setsPreferences(Map<String, ?> changed) {
    session.post("app/setPreferences", Form.of(Map.of("json", JSON.writeValueAsString(changed))));
  }

  public JsonNode preferences() {
    return read("app/preferences", Map.of());
  }

  public JsonNode trackers(String hash) {
    return read("torrents/trackers", Map.of("hash", hash));
  }

  /** All torrents as the API answers them. */
  public JsonNode list() {
    return read("torrents/info", Map.of());
  }

  public List<Shown> torrents() {
    return shown(list());
  }

  /** One torrent that must be listed. */
  public Shown torrent(String hash) {
    return found(hash)
        .orElseThrow(() -> new IllegalStateException("no torrent " + hash + " is listed"));
  }

  /** One torrent, if it is listed: after a start of the client none is for a moment. */
  public Optional<Shown> found(String hash) {
    return shown(read("torrents/info", Map.of("hashes", hash))).stream().findFirst();
  }

  /** Waits until the torrent is listed and shows what is expected. */
  public Shown awaits(String hash, Predicate<Shown> expected) {
    Patience.until(
        "torrent " + hash + " shows what is expected",
        VISIBLE,
        () -> found(hash).filter(expected).isPresent());
    return torrent(hash);
  }

  /** Any other action of the API, such as {@code torrents/reannounce}; the answer's text. */
  public String does(String action, Map<String, String> fields) {
    return session.post(action, Form.of(fields));
  }

  @Override
  public void close() {
    session.close();
  }

  /** qBittorrent 4 does. */
  private boolean speaksOfPausing() {
    return does("app/version", Map.of()).startsWith("v4");
  }

  private boolean listed(List<String> hashes) {
    Map<String, String> asked = Map.of("hashes", String.join("|", hashes));
    return shown(read("torrents/info", asked)).size() == hashes.size();
  }

  private void order(String action, Map<String, String> fields, String... hashes) {
    Map<String, String> form = new HashMap<>(fields);
    form.put("hashes", String.join("|", hashes));
    session.post(action, Form.of(form));
  }

  private JsonNode read(String action, Map<String, String> fields) {
    return JSON.readTree(session.post(action, Form.of(fields)));
  }

  private static List<Shown> shown(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(Shown::of).toList();
  }

  private static Map<String, String> limit(long bytesPerSecond) {
    return Map.of("limit", Long.toString(bytesPerSecond));
  }

  private static void accepted(String answer) {
    if (answer.startsWith("Fails")) {
      throw new IllegalStateException("torrents/add was answered with " + answer);
    }
  }
}
