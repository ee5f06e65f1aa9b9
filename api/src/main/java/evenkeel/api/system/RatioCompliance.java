package evenkeel.api.system;

import evenkeel.account.Level;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an account keeps its ratio.
 *
 * @param account whose figures these are
 * @param globalRatio null while nothing is downloaded
 * @param downloadFrozen whether downloads are stopped, or would be if there were any
 * @param seedingAllocation upload slots of all clients; null = no limit, or not known
 * @param stalledTorrents downloads that stand still for want of peers
 * @param status emergency while one is open, else what the last reading meant
 * @param lastUpdated when the ratio was read
 */
public record RatioCompliance(
    String account,
    @Nullable BigDecimal globalRatio,
    boolean emergencyActive,
    boolean downloadFrozen,
    @Nullable Integer seedingAllocation,
    int stalledTorrents,
    Level status,
    Instant lastUpdated) {}
