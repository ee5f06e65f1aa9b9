package evenkeel.simulator.content;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Lets bytes pass at a pace of each torrent's own, or not at all. */
final class Throttle {
  private final Map<String, Long> bytesPerSecond = new HashMap<>();
  private boolean held;

  synchronized void limit(String torrent, long bytes) {
    bytesPerSecond.put(torrent, bytes);
  }

  synchronized void hold() {
    held = true;
  }

  synchronized void letGo() {
    held = false;
    notifyAll();
  }

  /** Returns when so many bytes of the torrent may pass. */
  void pass(String torrent, long bytes) throws InterruptedIOException {
    try {
      awaitLetGo();
      Thread.sleep(Duration.ofNanos((long) (bytes * 1e9 / pace(torrent))));
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the web seed is closing");
    }
  }

  private synchronized long pace(String torrent) {
    return bytesPerSecond.getOrDefault(torrent, Long.MAX_VALUE);
  }

  private synchronized void awaitLetGo() throws InterruptedException {
    while (held) {
      wait();
    }
  }
}
