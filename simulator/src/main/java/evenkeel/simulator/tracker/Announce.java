package evenkeel.simulator.tracker;

import java.time.Instant;

/**
 * One announce as it arrived.
 *
 * @param passkey what follows {@code /announce/} in the path
 * @param event {@code started}, {@code stopped}, {@code completed} or empty
 * @param left bytes still to download
 */
public record Announce(
    Instant at,
    String passkey,
    String hash,
    String peerId,
    String event,
    long uploaded,
    long downloaded,
    long left,
    Peer peer) {}
