package evenkeel.bench;

import evenkeel.simulator.qbittorrent.Patience;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits as long as the slowest machine may need. */
final class Waiting {
  private static final Duration LONG = Duration.ofMinutes(10);

  private Waiting() {}

  static void until(String what, BooleanSupplier happened) {
    Patience.until(what, LONG, happened);
  }
}
