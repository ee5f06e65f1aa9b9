package evenkeel.api.emergency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One emergency as PostgreSQL knows it.
 *
 * @param openingReading id of the reading that opened it; null when an order did
 * @param closedWhy why it was closed; null while it is open
 * @param hold why the operator holds it, or held it when it was closed; null when nobody does
 * @param quietSince since when its account is quiet; null when it is not
 */
public record EmergencyRow(
    String account,
    long number,
    @Nullable Long openingReading,
    Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable String closedWhy,
    @Nullable String hold,
    @Nullable Instant quietSince) {}
