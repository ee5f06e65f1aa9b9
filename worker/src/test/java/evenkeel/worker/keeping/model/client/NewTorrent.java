package evenkeel.worker.keeping.model.client;

import java.util.Set;

/**
 * A torrent that is to be added.
 *
 * @param trackers hosts
 * @param queued whether it waits in a queue when it is to run
 */
public record NewTorrent(
    String hash, Set<String> trackers, boolean complete, boolean stopped, boolean queued) {}
