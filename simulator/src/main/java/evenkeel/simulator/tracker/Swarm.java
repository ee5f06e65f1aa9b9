package evenkeel.simulator.tracker;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Who takes part in one torrent, and how much each still lacks. */
final class Swarm {
  private final Map<Peer, Long> left = new HashMap<>();

  void note(Peer peer, long bytesLeft) {
    left.put(peer, bytesLeft);
  }

  void drop(Peer peer) {
    left.remove(peer);
  }

  /** The answer to a member, who is not told of itself. */
  Map<String, Object> answer(Peer asker, Duration interval) {
    ByteArrayOutputStream peers = new ByteArrayOutputStream();
    left.keySet().stream()
        .filter(peer -> !peer.equals(asker))
        .forEach(peer -> peers.writeBytes(peer.compact()));
    int complete = (int) left.values().stream().filter(bytes -> bytes == 0).count();
    return Map.of(
        "complete", complete,
        "incomplete", left.size() - complete,
        "interval", interval.toSeconds(),
        "min interval", interval.toSeconds(),
        "peers", peers.toByteArray());
  }
}
