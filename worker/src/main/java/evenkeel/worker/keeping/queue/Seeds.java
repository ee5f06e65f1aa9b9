package evenkeel.worker.keeping.queue;

import evenkeel.keeping.ClaimRule;
import evenkeel.torrent.QueueLimit;
import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.keeping.ledger.Sighting;
import java.util.Collection;

/**
 * Complete torrents in one look that take part in the queue.
 *
 * @param all how many are a holder's, running or waiting
 * @param waiting how many of these wait
 * @param inLine how many wait, whoever's
 */
record Seeds(int all, int waiting, int inLine) {

  static Seeds of(ClaimRule rule, Collection<Sighting> sightings) {
    int all = 0;
    int waiting = 0;
    int inLine = 0;
    for (Sighting sighting : sightings) {
      Torrent torrent = sighting.torrent();
      if (torrent.complete() && !torrent.masked() && torrent.run() == Run.NORMAL) {
        boolean waits = torrent.state() == TorrentState.QUEUED;
        boolean own = rule.covers(torrent);
        all += own ? 1 : 0;
        waiting += own && waits ? 1 : 0;
        inLine += waits ? 1 : 0;
      }
    }
    return new Seeds(all, waiting, inLine);
  }

  /**
   * The limit under which those that wait may run. Which of all that wait are let in, the client
   * decides; so whatever was not enough is doubled.
   *
   * @param shown the limit in force
   * @param before what it was before anyone raised it
   */
  QueueLimit letIn(QueueLimit shown, QueueLimit before) {
    return shown.plus(Math.min(inLine, Math.max(waiting, shown.above(before))));
  }

  /** The limit under which those that run by another's raise may run on. */
  QueueLimit letOn(QueueLimit shown, QueueLimit before) {
    QueueLimit enough = before.plus(all);
    return enough.above(shown) > 0 ? shown : enough;
  }
}
