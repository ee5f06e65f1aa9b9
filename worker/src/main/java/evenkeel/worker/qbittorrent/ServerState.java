package evenkeel.worker.qbittorrent;

import org.jspecify.annotations.Nullable;

/**
 * What a client moves, and what room it has. Rates are bytes per second, all else is bytes.
 *
 * @param downloaded since the client was started
 * @param uploaded since the client was started
 * @param lasting as the last look showed it; null before the first
 */
public record ServerState(
    Connection connection,
    long downloadRate,
    long uploadRate,
    long downloaded,
    long uploaded,
    @Nullable Lasting lasting) {

  /** Whether other peers reach the client. */
  public enum Connection {
    CONNECTED,
    /** It reaches others, and they do not reach it. */
    FIREWALLED,
    DISCONNECTED
  }

  /**
   * What outlasts a start of the client.
   *
   * @param downloaded ever
   * @param uploaded ever
   * @param free room in the folder into which it saves unless told otherwise
   */
  public record Lasting(long downloaded, long uploaded, long free) {}
}
