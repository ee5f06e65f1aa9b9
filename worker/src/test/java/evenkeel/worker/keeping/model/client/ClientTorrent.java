package evenkeel.worker.keeping.model.client;

import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import java.util.Set;

/** One torrent as it truly stands in its client. */
public interface ClientTorrent {
  String hash();

  long addedOn();

  /** The hosts of its trackers. */
  Set<String> trackers();

  /** How it truly stands; what a check of a stopped torrent started does not count. */
  Run run();

  /** Whether its state hides how it stands. */
  boolean masked();

  /** Complete as far as anyone can see. */
  boolean shownComplete();

  Set<String> tags();

  String category();

  ShareLimits limits();

  double ratio();
}
