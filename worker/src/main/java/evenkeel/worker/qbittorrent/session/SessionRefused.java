package evenkeel.worker.qbittorrent.session;

/** A read was refused although the session is new, or the address is not accepted at all. */
public final class SessionRefused extends QbittorrentTrouble {
  private static final long serialVersionUID = 1;

  SessionRefused(String message) {
    super(message, null);
  }
}
