package evenkeel.worker.qbittorrent.session;

import org.jspecify.annotations.Nullable;

/** The client cannot be reached or did not answer; if a write was wanted, it was never sent. */
public final class ClientAway extends QbittorrentTrouble {
  private static final long serialVersionUID = 1;

  ClientAway(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
