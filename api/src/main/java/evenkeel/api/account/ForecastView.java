package evenkeel.api.account;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What it takes an account to recover, as of its last reading.
 *
 * @param ratio null while nothing is downloaded
 * @param recovery the ratio at which an emergency can end
 * @param neededBytes upload still needed; 0 when recovered
 * @param hoursLow at the best rate of the last hours; null while nothing is uploaded
 * @param hoursLikely at their mean rate; null while nothing is uploaded
 * @param hoursHigh at their worst rate; null while nothing is uploaded
 * @param capped whether it takes longer than the 60 days that are said at most
 * @param credit what would end it now; null when nothing is needed
 */
public record ForecastView(
    String account,
    long readingId,
    Instant asOf,
    boolean stale,
    @Nullable BigDecimal ratio,
    BigDecimal recovery,
    long neededBytes,
    @Nullable BigDecimal hoursLow,
    @Nullable BigDecimal hoursLikely,
    @Nullable BigDecimal hoursHigh,
    boolean capped,
    @Nullable Credit credit) {

  /**
   * Upload credit of the site's store.
   *
   * @param gib rounded up to what is sold
   * @param points its price
   * @param pointsThere what the account has
   * @param enough whether they suffice
   */
  public record Credit(long gib, long points, long pointsThere, boolean enough) {}
}
