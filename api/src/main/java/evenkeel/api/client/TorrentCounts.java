package evenkeel.api.client;

/**
 * Torrents of a client in numbers, by state, and what flows.
 *
 * @param stalledDownloads those of the stalled that are not complete
 * @param activeUploads torrents that send at this moment
 * @param activeDownloads torrents that receive at this moment
 * @param uploadRate bytes per second
 * @param downloadRate bytes per second
 */
public record TorrentCounts(
    int downloading,
    int seeding,
    int stalled,
    int stopped,
    int queued,
    int checking,
    int moving,
    int errored,
    int stalledDownloads,
    int activeUploads,
    int activeDownloads,
    long uploadRate,
    long downloadRate) {}
