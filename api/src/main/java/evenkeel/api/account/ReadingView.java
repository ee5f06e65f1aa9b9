package evenkeel.api.account;

import evenkeel.account.JudgedReading;
import evenkeel.account.Level;
import evenkeel.account.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reading as the door shows it.
 *
 * @param ratio uploaded / downloaded, cut to four decimals; null while nothing is downloaded
 */
public record ReadingView(
    long id,
    Instant readAt,
    long uploadedBytes,
    long downloadedBytes,
    @Nullable BigDecimal ratio,
    long points,
    int wedges,
    @Nullable Instant vipUntil,
    @Nullable Integer unsatisfied,
    @Nullable Integer unsatisfiedLimit,
    Level level,
    boolean atRecovery) {

  /** As a story carries it. */
  public static ReadingView of(JudgedReading judged) {
    Reading reading = judged.reading();
    return new ReadingView(
        judged.number(),
        reading.readAt(),
        reading.uploadedBytes(),
        reading.downloadedBytes(),
        reading.ratio().orElse(null),
        reading.points(),
        reading.wedges(),
        reading.vipUntil(),
        reading.unsatisfied(),
        reading.unsatisfiedLimit(),
        judged.level(),
        judged.atRecovery());
  }
}
