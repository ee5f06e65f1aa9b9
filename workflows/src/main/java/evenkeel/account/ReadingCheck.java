package evenkeel.account;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Whether an answer of the site can be believed. Bytes never fall of themselves, so a lower reading
 * is refused; but sites correct their books, so a second one in a row that agrees with it counts.
 *
 * @param accepted whether the reading may be judged
 * @param remark why it is refused, or what is unusual about it; null when there is nothing to say
 */
public record ReadingCheck(boolean accepted, @Nullable String remark) {
  private static final int MOST_DECIMALS = 6;

  /**
   * Checks a reading.
   *
   * @param base the last accepted reading; null before the first
   * @param candidate the reading right before {@code now} if that one was refused; null otherwise
   */
  public static ReadingCheck of(@Nullable Reading base, @Nullable Reading candidate, Reading now) {
    if (!agreesWithItself(now)) {
      return refused(
          "%d bytes uploaded and %d downloaded do not give the ratio %s that the site shows"
              .formatted(now.uploadedBytes(), now.downloadedBytes(), now.shownRatio()));
    }
    if (base == null) {
      return new ReadingCheck(true, null);
    }
    if (!base.userId().equals(now.userId())) {
      return refused("it speaks of user %s, not %s".formatted(now.userId(), base.userId()));
    }
    return fell(base, now) ? lower(base, candidate, now) : new ReadingCheck(true, null);
  }

  private static ReadingCheck lower(Reading base, @Nullable Reading candidate, Reading now) {
    String change =
        "uploaded went from %d to %d bytes, downloaded from %d to %d"
            .formatted(
                base.uploadedBytes(),
                now.uploadedBytes(),
                base.downloadedBytes(),
                now.downloadedBytes());
    return candidate != null && confirms(candidate, now)
        ? new ReadingCheck(true, "the site corrected its books: " + change)
        : refused(change);
  }

  private static boolean confirms(Reading candidate, Reading now) {
    return candidate.userId().equals(now.userId())
        && agreesWithItself(candidate)
        && !fell(candidate, now);
  }

  private static boolean fell(Reading before, Reading now) {
    return now.uploadedBytes() < before.uploadedBytes()
        || now.downloadedBytes() < before.downloadedBytes();
  }

  private static boolean agreesWithItself(Reading reading) {
    if (reading.uploadedBytes() < 0 || reading.downloadedBytes() < 0) {
      return false;
    }
    BigDecimal shown = reading.shownRatio();
    if (shown == null) {
      return true;
    }
    return reading.downloadedBytes() == 0 ? shown.signum() == 0 : agrees(shown, reading);
  }

  /** Off by no more than one in the last digit shown (rounded or cut), and part of a byte. */
  private static boolean agrees(BigDecimal shown, Reading reading) {
    BigDecimal downloaded = BigDecimal.valueOf(reading.downloadedBytes());
    BigDecimal off =
        shown.multiply(downloaded).subtract(BigDecimal.valueOf(reading.uploadedBytes())).abs();
    BigDecimal digit = lastDigit(shown).multiply(downloaded);
    return off.compareTo(digit.add(shown.abs()).add(BigDecimal.ONE)) <= 0;
  }

  /** Past six decimals the digits of a floating-point ratio are noise. */
  private static BigDecimal lastDigit(BigDecimal shown) {
    return BigDecimal.ONE.movePointLeft(Math.clamp(shown.scale(), 0, MOST_DECIMALS));
  }

  private static ReadingCheck refused(String why) {
    return new ReadingCheck(false, "answer changed: " + why);
  }
}
