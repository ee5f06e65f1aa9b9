package evenkeel.api.account;

import evenkeel.account.JudgedReading;
import evenkeel.account.Level;
import evenkeel.account.Projection;
import evenkeel.account.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reading as the door shows it.
 *
 * @param ratio uploaded / downloaded, cut to four decimals; null while nothing is downloaded
 * @param projectedRatio with what the site had not booked yet and what came down within the next
 *     announce interval; null where nothing was projected, or nothing downloaded
 * @param level null if it was refused
 * @param projected whether the level follows from the projected ratio alone; null if it was refused
 * @param atRecovery null if it was refused
 * @param refusal why it does not count; null if it does
 * @param emergencyActive whether an emergency was open; null where a story tells of a reading
 * @param emergencyFrozen whether it held anything; null where a story tells of a reading
 * @param seedingAllocation upload slots of all clients at that time; null = no limit, or not known
 */
public record ReadingView(
    long id,
    Instant readAt,
    long uploadedBytes,
    long downloadedBytes,
    @Nullable BigDecimal ratio,
    @Nullable BigDecimal projectedRatio,
    long points,
    int wedges,
    @Nullable Instant vipUntil,
    @Nullable Integer unsatisfied,
    @Nullable Integer unsatisfiedLimit,
    @Nullable Level level,
    @Nullable Boolean projected,
    @Nullable Boolean atRecovery,
    @Nullable String refusal,
    @Nullable Boolean emergencyActive,
    @Nullable Boolean emergencyFrozen,
    @Nullable Integer seedingAllocation) {

  /** As a story carries it. */
  public static ReadingView of(JudgedReading judged) {
    Reading reading = judged.reading();
    Projection projection = judged.projection();
    return new ReadingView(
        judged.number(),
        reading.readAt(),
        reading.uploadedBytes(),
        reading.downloadedBytes(),
        reading.ratio().orElse(null),
        projection == null ? null : projection.ratio(reading).orElse(null),
        reading.points(),
        reading.wedges(),
        reading.vipUntil(),
        reading.unsatisfied(),
        reading.unsatisfiedLimit(),
        judged.level(),
        judged.projected(),
        judged.atRecovery(),
        null,
        null,
        null,
        null);
  }
}
