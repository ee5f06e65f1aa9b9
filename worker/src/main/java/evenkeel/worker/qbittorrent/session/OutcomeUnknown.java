package evenkeel.worker.qbittorrent.session;

import org.jspecify.annotations.Nullable;

/** The answer to a write was lost: it may have happened, may still happen, or never. */
public final class OutcomeUnknown extends QbittorrentTrouble {
  private static final long serialVersionUID = 1;

  OutcomeUnknown(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
