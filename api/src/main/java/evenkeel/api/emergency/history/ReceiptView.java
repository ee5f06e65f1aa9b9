package evenkeel.api.emergency.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One write to a torrent, or to a preference of its client: what it was, what it was set to, and
 * what became of it.
 *
 * @param hash null for a preference, whose name is {@code name}
 * @param before stopped, normal or forced; a number for a preference
 * @param set the same
 * @param sentAt written down before the call; null = not sent
 * @param confirmedAt when a look showed it
 * @param refusedAt when it was given up
 * @param voidedAt when another decision took its place before it was sent
 */
public record ReceiptView(
    long id,
    String client,
    @Nullable String hash,
    String name,
    String field,
    String operation,
    String before,
    String set,
    Instant plannedAt,
    @Nullable Instant sentAt,
    @Nullable Instant confirmedAt,
    @Nullable Instant refusedAt,
    @Nullable String refusedWhy,
    @Nullable Instant voidedAt) {}
