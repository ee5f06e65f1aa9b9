package evenkeel.worker.qbittorrent.session;

/**
 * The client refused a write: it was not done, except that 409 on several torrents can be partly
 * done.
 */
public final class WriteRejected extends QbittorrentTrouble {
  private static final long serialVersionUID = 1;

  private final int status;

  WriteRejected(String client, String path, int status) {
    super(client + " refused " + path + " with status " + status, null);
    this.status = status;
  }

  /** The HTTP status; 403 = the session is gone, the next call logs in. */
  public int status() {
    return status;
  }
}
