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

  /**
   * The worse of what is booked and what is projected. A floor that is seen in the site's books has
   * been crossed; so a projected ratio at the floor plus the margin is an emergency, unless it is
   * at recovery. Where nothing is unbooked or to come, the books say all; and an account of which
   * nothing is booked at all has no ratio to lose.
   */
  public static Judgement judge(Reading reading, Projection projection, Thresholds thresholds) {
    Judgement booked = judge(reading, thresholds);
    boolean blank = reading.uploadedBytes() == 0 && reading.downloadedBytes() == 0;
    if (blank || !projection.speaks()) {
      return new Judgement(booked.level(), booked.atRecovery(), false, projection);
    }
    boolean recovered = comparedWith(thresholds.recovery(), reading, projection) >= 0;
    boolean threatened =
        booked.level() != Level.EMERGENCY
            && !recovered
            && comparedWith(thresholds.floor().add(thresholds.margin()), reading, projection) <= 0;
    return new Judgement(
        threatened ? Level.EMERGENCY : booked.level(),
        recovered && booked.atRecovery(),
        threatened,
        projection);
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

  /** The sign of (projected ratio - {@code ratio}). */
  private static int comparedWith(BigDecimal ratio, Reading reading, Projection projection) {
    return projection.uploaded(reading).compareTo(ratio.multiply(projection.downloaded(reading)));
  }
}
