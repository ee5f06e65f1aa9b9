package evenkeel.bench.client;

import evenkeel.simulator.qbittorrent.RealQbittorrent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stops or starts all torrents of a client as a careful script would, and writes nothing down: a
 * read before each slice of 1,000, then the tag in one call, then reads until all of it shows.
 */
public final class BareScript implements AutoCloseable {
  private static final String TAG = "evenkeel-held";
  private static final int SLICE = 1000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** As often as Evenkeel looks for what it has written: three times in a refresh interval. */
  private static final Duration BETWEEN_READS = Duration.ofMillis(500);

  private final BareClient client;
  private final Map<String, Standing> torrents = new HashMap<>();
  private int rid;

  private record Standing(boolean stopped, boolean tagged) {
    Standing merge(JsonNode fields) {
      JsonNode state = fields.get("state");
      JsonNode tags = fields.get("tags");
      return new Standing(
          state == null ? stopped : state.asString().startsWith("stopped"),
          tags == null ? tagged : tags.asString().contains(TAG));
    }
  }

  public BareScript(RealQbittorrent server) {
    client = new BareClient(server);
  }

  /** Stops and tags everything; how long that took until it showed. */
  public Duration freeze() {
    return change("torrents/stop", "torrents/addTags", true);
  }

  /** Starts and untags everything; how long that took until it showed. */
  public Duration release() {
    return change("torrents/start", "torrents/removeTags", false);
  }

  private Duration change(String order, String tagging, boolean wanted) {
    read();
    long begun = System.nanoTime();
    read();
    List<String> hashes = List.copyOf(torrents.keySet());
    for (int from = 0; from < hashes.size(); from += SLICE) {
      if (from > 0) {
        read();
      }
      List<String> slice = hashes.subList(from, Math.min(from + SLICE, hashes.size()));
      client.call(order, Map.of("hashes", String.join("|", slice)));
    }
    client.call(tagging, Map.of("hashes", String.join("|", hashes), "tags", TAG));
    Standing shown = new Standing(wanted, wanted);
    do {
      LockSupport.parkNanos(BETWEEN_READS.toNanos());
      read();
    } while (!torrents.values().stream().allMatch(shown::equals));
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private void read() {
    JsonNode answer = JSON.readTree(client.maindata(rid));
    rid = answer.path("rid").asInt();
    for (Map.Entry<String, JsonNode> one : answer.path("torrents").properties()) {
      Standing known = torrents.getOrDefault(one.getKey(), new Standing(false, false));
      torrents.put(one.getKey(), known.merge(one.getValue()));
    }
    List<String> removed = new ArrayList<>();
    answer.path("torrents_removed").forEach(hash -> removed.add(hash.asString()));
    torrents.keySet().removeAll(removed);
  }

  @Override
  public void close() {
    client.close();
  }
}
