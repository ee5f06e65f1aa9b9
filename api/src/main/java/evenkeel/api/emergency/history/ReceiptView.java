package evenkeel.api.emergency.history;

import evenkeel.torrent.Run;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One write to a torrent: what it was, what it was set to, and what became of it.
 *
 * @param sentAt written down before the call; null = not sent
 * @param confirmedAt when a look showed it
 * @param refusedAt when it was given up
 * @param voidedAt when another decision took its place before it was sent
 */
public record ReceiptView(
    long id,
    String client,
    String hash,
    String name,
    String field,
    String operation,
    Run before,
    Run set,
    Instant plannedAt,
    @Nullable Instant sentAt,
    @Nullable Instant confirmedAt,
    @Nullable Instant refusedAt,
    @Nullable String refusedWhy,
    @Nullable Instant voidedAt) {}
