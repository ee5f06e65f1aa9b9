package evenkeel.worker.qbittorrent.maindata;

import evenkeel.worker.qbittorrent.reading.LaunchReader;
import evenkeel.worker.qbittorrent.reading.LogReader;
import evenkeel.worker.qbittorrent.session.QbittorrentSession;
import evenkeel.worker.qbittorrent.session.SessionRefused;
import evenkeel.worker.qbittorrent.session.UnreadableAnswer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client calls the start since which it has run: two starts in one second may look alike.
 */
final class Launch {
  private Launch() {}

  /** As those tell it that take API keys. */
  static String told(QbittorrentSession session) {
    return "launched " + session.read(LaunchReader.PATH, Map.of(), LaunchReader::seconds);
  }

  /** As any tells it; older ones by the first line of their log, until they have dropped it. */
  static @Nullable String of(QbittorrentSession session) {
    try {
      return told(session);
    } catch (UnreadableAnswer | SessionRefused older) {
      return logged(session);
    }
  }

  private static @Nullable String logged(QbittorrentSession session) {
    try {
      return session.read(LogReader.PATH, LogReader.WHOLE, LogReader::first).orElse(null);
    } catch (UnreadableAnswer | SessionRefused none) {
      return null;
    }
  }
}
