package evenkeel.worker.month.crowd;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One login and what it has been sent: as the real one, it counts what was sent as received. */
final class CrowdedSession {
  private int rid;
  private long version;
  private Map<String, Map<String, Object>> sent = new HashMap<>();
  private Map<String, List<String>> sentTrackers = Map.of();

  /** What has changed since the last answer, or everything if that is not the one asked from. */
  Map<String, Object> answer(
      int asked, Collection<CrowdedTorrent> torrents, Map<String, List<String>> trackers) {
    Map<String, Object> answer = new TreeMap<>();
    if (asked == 0 || asked != rid) {
      answer.put("full_update", true);
      answer.put("server_state", Map.of("refresh_interval", CrowdedQbittorrent.REFRESH));
      sent = new HashMap<>();
      sentTrackers = Map.of();
      version = 0;
    }
    answer.put("rid", ++rid);
    put(answer, "torrents", changed(torrents));
    put(answer, "torrents_removed", removed(torrents));
    Map<String, List<String>> differing = new TreeMap<>(trackers);
    differing.entrySet().removeIf(one -> one.getValue().equals(sentTrackers.get(one.getKey())));
    put(answer, "trackers", differing);
    sentTrackers = trackers;
    return answer;
  }

  private Map<String, Object> changed(Collection<CrowdedTorrent> torrents) {
    Map<String, Object> changed = new LinkedHashMap<>();
    long newest = version;
    for (CrowdedTorrent one : torrents) {
      if (one.version > version) {
        Map<String, Object> before = sent.getOrDefault(one.hash, Map.of());
        Map<String, Object> fields = new LinkedHashMap<>(one.shown);
        fields.entrySet().removeIf(field -> field.getValue().equals(before.get(field.getKey())));
        changed.put(one.hash, fields);
        sent.put(one.hash, one.shown);
        newest = Math.max(newest, one.version);
      }
    }
    version = newest;
    return changed;
  }

  private Set<String> removed(Collection<CrowdedTorrent> torrents) {
    if (sent.size() == torrents.size()) {
      return Set.of();
    }
    Set<String> removed = new HashSet<>(sent.keySet());
    torrents.forEach(one -> removed.remove(one.hash));
    removed.forEach(sent::remove);
    return removed;
  }

  private static void put(Map<String, Object> answer, String name, Map<String, ?> value) {
    if (!value.isEmpty()) {
      answer.put(name, value);
    }
  }

  private static void put(Map<String, Object> answer, String name, Set<String> value) {
    if (!value.isEmpty()) {
      answer.put(name, value);
    }
  }
}
