package evenkeel.worker.planning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would be done at one client.
 *
 * @param trouble why it could not be looked at; null when it was
 */
public record PlannedClient(String id, List<PlannedTorrent> torrents, @Nullable String trouble) {}
