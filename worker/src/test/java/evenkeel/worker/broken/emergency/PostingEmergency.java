package evenkeel.worker.broken.emergency;

import evenkeel.worker.qbittorrent.session.QbittorrentSession;
import java.util.Map;

/** Writes in a session on purpose. */
public final class PostingEmergency {
  public void stop(QbittorrentSession session) {
    session.write("torrents/stop", Map.of());
  }
}
