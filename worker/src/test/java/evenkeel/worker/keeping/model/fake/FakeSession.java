package evenkeel.worker.keeping.model.fake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One login and what it has been sent. As in 4.6 to 5.2, what was sent counts as received: changes
 * in an answer that got lost never come again.
 */
final class FakeSession {
  private static final Set<String> LIMITS =
      Set.of("ratio_limit", "seeding_time_limit", "inactive_seeding_time_limit");

  private static final Set<String> REST = Set.of("stopped", "queued");

  private int rid;
  private Map<String, Map<String, Object>> sent = Map.of();
  private Map<String, List<String>> sentTrackers = Map.of();

  /** Sends everything next time, unasked. */
  void forget() {
    rid += 10;
  }

  Map<String, Object> answer(
      int asked, Map<String, Map<String, Object>> shown, Map<String, List<String>> trackers) {
    boolean full = asked == 0 || asked < rid - 1 || asked > rid;
    Map<String, Object> answer = new TreeMap<>();
    answer.put("rid", ++rid);
    Map<String, Map<String, Object>> told = new HashMap<>(shown);
    if (full) {
      answer.put("full_update", true);
      answer.put("torrents", shown);
      answer.put("trackers", trackers);
      answer.put("server_state", Map.of("refresh_interval", FakeQbittorrent.REFRESH));
    } else {
      told.replaceAll((hash, fields) -> untold(hash, fields) ? sent.get(hash) : fields);
      changes(answer, told, trackers);
    }
    sent = told;
    sentTrackers = new HashMap<>(trackers);
    return answer;
  }

  /** Of a torrent at rest a share limit is told only together with something else. */
  private boolean untold(String hash, Map<String, Object> fields) {
    Map<String, Object> before = sent.get(hash);
    return before != null
        && REST.stream().anyMatch(String.valueOf(fields.get("state"))::startsWith)
        && LIMITS.containsAll(differing(fields, before).keySet());
  }

  /** Only what differs, and no empty collections. */
  private void changes(
      Map<String, Object> answer,
      Map<String, Map<String, Object>> shown,
      Map<String, List<String>> trackers) {
    Map<String, Object> changed = new TreeMap<>();
    shown.forEach((hash, fields) -> {
      Map<String, Object> differing = differing(fields, sent.getOrDefault(hash, Map.of()));
      if (!differing.isEmpty()) {
        changed.put(hash, differing);
      }
    });
    putUnlessEmpty(answer, "torrents", changed);
    putUnlessEmpty(answer, "torrents_removed", without(sent, shown));
    Map<String, List<String>> differing = new TreeMap<>(trackers);
    differing.entrySet().removeIf(one -> one.getValue().equals(sentTrackers.get(one.getKey())));
    putUnlessEmpty(answer, "trackers", differing);
    putUnlessEmpty(answer, "trackers_removed", without(sentTrackers, trackers));
  }

  private static Map<String, Object> differing(
      Map<String, Object> now, Map<String, Object> before) {
    Map<String, Object> differing = new LinkedHashMap<>(now);
    differing.entrySet().removeIf(one -> one.getValue().equals(before.get(one.getKey())));
    return differing;
  }

  private static Set<String> without(Map<String, ?> before, Map<String, ?> now) {
    Set<String> gone = new HashSet<>(before.keySet());
    gone.removeAll(now.keySet());
    return gone;
  }

  private static void putUnlessEmpty(
      Map<String, Object> answer, String name, Map<String, ?> value) {
    if (!value.isEmpty()) {
      answer.put(name, value);
    }
  }

  private static void putUnlessEmpty(Map<String, Object> answer, String name, Set<String> value) {
    if (!value.isEmpty()) {
      answer.put(name, value);
    }
  }
}
