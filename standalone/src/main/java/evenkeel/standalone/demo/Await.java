package evenkeel.standalone.demo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for something outside to become so. */
final class Await {
  private static final Duration STEP = Duration.ofMillis(50);

  private Await() {}

  /** Something asked of the outside. */
  interface Condition {
    boolean met() throws Exception;
  }

  /**
   * Waits until it is so.
   *
   * @throws StoryFailed if it is not so in time
   */
  static void until(String what, Duration atMost, Condition condition) throws Exception {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.met()) {
      if (System.nanoTime() > end) {
        throw new StoryFailed("waited " + atMost.toSeconds() + " s in vain until " + what);
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }
}
