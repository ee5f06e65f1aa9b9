package evenkeel.worker.qbittorrent.session;

import java.util.Set;

/**
 * The client refused a write: it was not done, except that 409 on several torrents can be partly
 * done.
 */
public final class WriteRejected extends QbittorrentTrouble {
  private static final long serialVersionUID = 1;

  /** What a server, or a proxy before it, says of a body that it finds too long. */
  private static final Set<Integer> TOO_LARGE = Set.of(400, 413, 414);

  private final int status;

  public WriteRejected(String client, String path, int status) {
    super(client + " refused " + path + " with status " + status, null);
    this.status = status;
  }

  /** The HTTP status; 403 = the session is gone, the next call logs in. */
  public int status() {
    return status;
  }

  /** Whether the same for fewer torrents may be taken. */
  public boolean tooLarge() {
    return TOO_LARGE.contains(status);
  }
}
