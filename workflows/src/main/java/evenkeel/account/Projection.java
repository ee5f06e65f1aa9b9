package evenkeel.account;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What the clients knew of an account, and its site did not, when a reading was taken.
 *
 * @param moved all that they were ever seen to move: only differences mean anything
 * @param unbooked of that, what the site has not booked yet
 * @param coming what will come down within one announce interval
 */
public record Projection(Moved moved, Moved unbooked, long coming) {
  private static final int SHOWN_DECIMALS = 4;

  /** (uploaded + unbooked) / (downloaded + unbooked + coming), cut to four decimals. */
  public Optional<BigDecimal> ratio(Reading reading) {
    BigDecimal downloaded = downloaded(reading);
    return downloaded.signum() == 0
        ? Optional.empty()
        : Optional.of(uploaded(reading).divide(downloaded, SHOWN_DECIMALS, RoundingMode.DOWN));
  }

  /** Whether anything speaks against the ratio that the site shows. */
  public boolean speaks() {
    return unbooked.downloaded() > 0 || coming > 0;
  }

  BigDecimal uploaded(Reading reading) {
    return BigDecimal.valueOf(reading.uploadedBytes()).add(BigDecimal.valueOf(unbooked.uploaded()));
  }

  BigDecimal downloaded(Reading reading) {
    return BigDecimal.valueOf(reading.downloadedBytes())
        .add(BigDecimal.valueOf(unbooked.downloaded()))
        .add(BigDecimal.valueOf(coming));
  }
}
