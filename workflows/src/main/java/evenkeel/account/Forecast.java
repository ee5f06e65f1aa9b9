package evenkeel.account;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to recover.
 *
 * @param bytesNeeded upload still needed, never negative
 * @param low time if the best recent rate holds; null while nothing is uploaded
 * @param likely time at the mean recent rate; null while nothing is uploaded
 * @param high time if the worst recent rate holds; null while nothing is uploaded
 */
public record Forecast(
    long bytesNeeded, @Nullable Duration low, @Nullable Duration likely, @Nullable Duration high) {}
