package evenkeel.keeping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A write that was sent and has not been seen yet.
 *
 * @param receipt number of its receipt
 * @param sentAt when it was about to be sent
 * @param fencedAt since when it can no longer arrive, its session being logged out; null while it
 *     still can
 * @param attempt which attempt at the same value this is, from 1
 */
public record PendingWrite<V>(
    long receipt, V setTo, Instant sentAt, @Nullable Instant fencedAt, int attempt) {}
