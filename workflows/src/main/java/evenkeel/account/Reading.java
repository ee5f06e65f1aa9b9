package evenkeel.account;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the tracker about the account. Bytes are the truth; {@code shownRatio} is what the
 * site displayed and serves only to notice a changed answer.
 *
 * @param shownRatio the ratio as the site shows it; null when it shows none or "infinite"
 * @param vipUntil end of the VIP time; null without VIP
 * @param unsatisfied torrents that still owe seed time; null when the answer does not say
 * @param unsatisfiedLimit slots for such torrents; null when the answer does not say
 */
public record Reading(
    String account,
    Instant readAt,
    String userId,
    long uploadedBytes,
    long downloadedBytes,
    @Nullable BigDecimal shownRatio,
    long points,
    int wedges,
    @Nullable Instant vipUntil,
    @Nullable Integer unsatisfied,
    @Nullable Integer unsatisfiedLimit) {
  private static final int SHOWN_DECIMALS = 4;

  /** Uploaded / downloaded, cut (never rounded up) to four decimals; empty = nothing downloaded. */
  public Optional<BigDecimal> ratio() {
    return downloadedBytes == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(uploadedBytes)
                .divide(BigDecimal.valueOf(downloadedBytes), SHOWN_DECIMALS, RoundingMode.DOWN));
  }
}
