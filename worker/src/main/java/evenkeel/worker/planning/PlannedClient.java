package evenkeel.worker.planning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would be done at one client.
 *
 * @param queues for each account whose seeds would wait in its queue
 * @param trouble why it could not be looked at; null when it was
 */
public record PlannedClient(
    String id,
    List<PlannedTorrent> torrents,
    List<PlannedQueue> queues,
    @Nullable String trouble) {}
