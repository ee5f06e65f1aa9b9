package evenkeel.account;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What comes down for an account at a client.
 *
 * @param left bytes that its running downloads still lack
 * @param rate bytes per second
 * @param seen how long ago that was seen
 */
public record Flow(long left, long rate, Duration seen) {
  /**
   * Bytes that come down within {@code time} at that rate, never more than are left. A client that
   * is away counts as it was last seen, until all of it must have come down and been booked.
   */
  long coming(Duration time) {
    if (rate <= 0 || left <= 0 || seen.toSeconds() - time.toSeconds() > left / rate) {
      return 0;
    }
    return BigDecimal.valueOf(rate)
        .multiply(BigDecimal.valueOf(time.toMillis()).movePointLeft(3))
        .min(BigDecimal.valueOf(left))
        .longValue();
  }
}
