package evenkeel.worker.qbittorrent;

import evenkeel.torrent.TorrentState;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far one torrent is, for a person or another program to see.
 *
 * @param progress 0 to 1
 * @param size bytes wanted; 0 while the metadata are missing
 * @param ratio less than 0 = more than the client counts
 * @param downloadRate bytes per second
 * @param uploadRate bytes per second
 * @param savePath on the client's machine
 * @param completedAt null while it is incomplete
 */
public record TorrentStatus(
    String hash,
    String name,
    TorrentState state,
    double progress,
    long size,
    long amountLeft,
    double ratio,
    long downloadRate,
    long uploadRate,
    String category,
    Set<String> tags,
    String savePath,
    Instant addedAt,
    @Nullable Instant completedAt) {}
