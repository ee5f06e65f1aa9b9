package evenkeel.account;

import java.math.BigDecimal;

/** Judges a reading, exactly: bytes are compared with bytes, nothing is divided or rounded. */
public final class RatioPolicy {
  private RatioPolicy() {}

  /** An account that has downloaded nothing is normal and at recovery: its ratio is infinite. */
  public static Judgement judge(Reading reading, Thresholds thresholds) {
    if (reading.downloadedBytes() == 0) {
      return new Judgement(Level.NORMAL, true);
    }
    return new Judgement(
        level(reading, thresholds), comparedWith(thresholds.recovery(), reading) >= 0);
  }

  private static Level level(Reading reading, Thresholds thresholds) {
    if (comparedWith(thresholds.floor(), reading) <= 0) {
      return Level.EMERGENCY;
    }
    return comparedWith(thresholds.warning(), reading) <= 0 ? Level.WARNING : Level.NORMAL;
  }

  /** The sign of (ratio of the reading - {@code ratio}). */
  private static int comparedWith(BigDecimal ratio, Reading reading) {
    return BigDecimal.valueOf(reading.uploadedBytes())
        .compareTo(ratio.multiply(BigDecimal.valueOf(reading.downloadedBytes())));
  }
}
