package evenkeel.worker.qbittorrent;

import evenkeel.torrent.ShareLimits;
import java.time.Duration;

/**
 * The preferences of a client that decide what becomes of a torrent.
 *
 * @param limits the global share limits; never {@link ShareLimits#GLOBAL}
 * @param refreshInterval how old what the client shows may be
 * @param queueing whether the three limits on active torrents hold
 * @param sparingSlow whether torrents that move nothing are not counted as downloads or uploads
 * @param maxActiveDownloads -1 = no limit
 * @param maxActiveUploads -1 = no limit
 * @param maxActiveTorrents -1 = no limit
 */
public record Preferences(
    ShareLimits limits,
    Duration refreshInterval,
    boolean queueing,
    boolean sparingSlow,
    int maxActiveDownloads,
    int maxActiveUploads,
    int maxActiveTorrents) {}
