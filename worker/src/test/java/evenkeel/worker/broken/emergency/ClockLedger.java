package evenkeel.worker.broken.emergency;

import java.time.Instant;

public final class ClockLedger {
  public boolean over(Instant end) {
    return Instant.now().isAfter(end);
  }
}
