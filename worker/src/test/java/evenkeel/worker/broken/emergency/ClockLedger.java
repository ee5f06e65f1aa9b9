package evenkeel.worker.broken.emergency;

import java.time.Instant;

/** Goes by a clock of its own on purpose. */
public final class ClockLedger {
  public boolean over(Instant end) {
    return Instant.now().isAfter(end);
  }
}
