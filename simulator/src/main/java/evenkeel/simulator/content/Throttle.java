package evenkeel.simulator.content;

import java.io.InterruptedIOException;
import java.time.Duration;

/** Lets bytes pass at a pace, or not at all. */
final class Throttle {
  private long bytesPerSecond = Long.MAX_VALUE;
  private boolean held;

  synchronized void limit(long bytes) {
    bytesPerSecond = bytes;
  }

  synchronized void hold() {
    held = true;
  }

  synchronized void letGo() {
    held = false;
    notifyAll();
  }

  /** Returns when so many bytes may pass. */
  void pass(long bytes, Duration heldAtMost) throws InterruptedIOException {
    try {
      awaitLetGo(System.nanoTime() + heldAtMost.toNanos());
      Thread.sleep(Duration.ofNanos((long) (bytes * 1e9 / pace())));
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the web seed is closing");
    }
  }

  private synchronized long pace() {
    return bytesPerSecond;
  }

  private synchronized void awaitLetGo(long end) throws InterruptedException {
    while (held && System.nanoTime() < end) {
      wait(100);
    }
  }
}
