package evenkeel.simulator.qbittorrent;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something outside to happen, and not for ever. */
public final class Patience {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private Patience() {}

  /** Returns when it has happened; an error that says what was waited for if it does not. */
  public static void until(String what, Duration atMost, BooleanSupplier happened) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited " + atMost + " in vain until " + what);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", interrupted);
    }
  }
}
