package evenkeel.worker.qbittorrent.reading;

import java.time.Duration;
import java.util.Set;

/** Where {@link MaindataReader} puts what it reads. */
public interface MaindataChanges {
  /** What is known so far of a torrent that is in the answer. */
  TorrentFields mentioned(String hash);

  /** Fields of it that matter were in the answer. */
  void changed(String hash);

  void removed(String hash);

  /** All torrents of an announce URL. */
  void tracker(String url, Set<String> hashes);

  void trackerRemoved(String url);

  void refreshInterval(Duration interval);

  /** A number that the server says of itself as a whole; of what is so or not, 1 or 0. */
  void server(String name, long number);
}
