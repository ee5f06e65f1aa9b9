package evenkeel.worker.qbittorrent;

import evenkeel.torrent.Torrent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * All torrents of a client as one poll found them.
 *
 * @param restarted whether the client may have been restarted since the look before: its session
 *     was lost, or it sent everything unasked
 * @param loading whether the client still reads its own record of some torrent
 * @param torrents all of them; one that did not change is the same instance as in the look before
 * @param traffic of those that send or receive at this moment, by hash
 * @param totals of those whose totals are not what they were at the look before
 * @param refreshInterval how old what the client shows may be
 */
public record Look(
    boolean restarted,
    boolean loading,
    Collection<Torrent> torrents,
    Map<String, Traffic> traffic,
    List<Totals> totals,
    Duration refreshInterval) {}
