package evenkeel.worker.qbittorrent.session;

import org.jspecify.annotations.Nullable;

/** Whatever can go wrong between Evenkeel and a qBittorrent. Messages carry no secrets. */
public abstract sealed class QbittorrentTrouble extends RuntimeException
    permits ClientAway,
        OutcomeUnknown,
        WriteRejected,
        LoginRefused,
        SessionRefused,
        UnreadableAnswer,
        UnsupportedVersion {
  private static final long serialVersionUID = 1;

  QbittorrentTrouble(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
