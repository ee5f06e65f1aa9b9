package evenkeel.api.emergency;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An emergency in figures.
 *
 * @param currentRatio of the last reading; null before it, and while nothing is downloaded
 * @param uploadRateMbps of the account's torrents at all clients that can be reached, 10^6 bits/s
 * @param frozenDownloads torrents that are held stopped
 * @param timeInEmergencyHours since the open emergency began; 0 without one
 * @param estimatedRecoveryTimeHours 0 when recovered; null while nothing is uploaded
 * @param timestamp when these figures were put together
 */
public record MetricsView(
    @Nullable BigDecimal currentRatio,
    boolean emergencyActive,
    BigDecimal uploadRateMbps,
    BigDecimal downloadRateMbps,
    int activeUploads,
    int activeDownloads,
    int frozenDownloads,
    BigDecimal timeInEmergencyHours,
    @Nullable BigDecimal estimatedRecoveryTimeHours,
    Instant timestamp) {}
