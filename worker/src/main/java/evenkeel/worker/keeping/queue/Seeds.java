package evenkeel.worker.keeping.queue;

import evenkeel.keeping.ClaimRule;
import evenkeel.torrent.QueueLimit;
import evenkeel.torrent.Torrent;
import evenkeel.worker.keeping.ledger.Sighting;
import java.util.Collection;
import java.util.List;

/**
 * A holder's complete torrents in one look that take part in the queue.
 *
 * @param all how many run or wait
 * @param waiting how many wait
 * @param inLine how many wait, whoever's
 */
record Seeds(int all, int waiting, int inLine) {

  static Seeds of(ClaimRule rule, Collection<Sighting> sightings, Line line) {
    int all = 0;
    int waiting = 0;
    for (Sighting sighting : sightings) {
      Torrent torrent = sighting.torrent();
      if (Line.seeds(torrent) && rule.covers(torrent)) {
        all++;
        waiting += Line.waits(torrent) ? 1 : 0;
      }
    }
    return new Seeds(all, waiting, line.waiting().size());
  }

  /**
   * The limit under which those that wait may run. Which of all that wait are let in, the client
   * decides; so whatever was not enough is doubled, until it is enough for all.
   *
   * @param shown the limit in force
   * @param before what it was before anyone raised it
   * @param running how many run under it
   */
  QueueLimit letIn(QueueLimit shown, QueueLimit before, int running) {
    int more = Math.min(inLine, Math.max(waiting, shown.above(before)));
    return shown.under(List.of(new QueueLimit(Math.min(shown.most(), running) + more)));
  }

  /** The limit under which those that run by another's raise may run on. */
  QueueLimit letOn(QueueLimit shown, QueueLimit before) {
    QueueLimit enough = before.plus(all);
    return enough.above(shown) > 0 ? shown : enough;
  }
}
