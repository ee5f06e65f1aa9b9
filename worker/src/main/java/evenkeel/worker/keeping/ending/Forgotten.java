package evenkeel.worker.keeping.ending;

import evenkeel.keeping.LookMoment;
import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.keeping.ledger.LateWritesLedger;
import evenkeel.worker.keeping.ledger.LateWritesLedger.Returned;
import evenkeel.worker.keeping.ledger.Ledgers;
import evenkeel.worker.keeping.ledger.Sighting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what a client that died before it had saved has forgotten of what was given back: that is
 * given back again.
 */
public final class Forgotten {
  private static final Logger LOG = LoggerFactory.getLogger(Forgotten.class);

  private final Ledgers ledgers;

  public Forgotten(Ledgers ledgers) {
    this.ledgers = ledgers;
  }

  /** Follows what a look shows, before anything else does. */
  public void follow(Collection<Torrent> torrents, LookMoment moment) {
    if (!moment.settled()) {
      return;
    }
    LateWritesLedger ledger = ledgers.lateWrites();
    ledger.tagsMayBeBack(ledgers.client());
    List<Returned> unsaved = ledger.unsaved(ledgers.client(), moment);
    if (!unsaved.isEmpty()) {
      judge(unsaved, Sighting.byGeneration(ledgers.generations().recall(torrents)), moment);
    }
  }

  /** Of what is not there nothing is known yet. */
  private void judge(List<Returned> unsaved, Map<Long, Sighting> shown, LookMoment moment) {
    List<Returned> kept = new ArrayList<>();
    List<Returned> forgotten = new ArrayList<>();
    for (Returned one : unsaved) {
      Sighting sighting = shown.get(one.generation());
      if (sighting != null && !hides(sighting.torrent())) {
        (stands(sighting.torrent(), one.value()) ? kept : forgotten).add(one);
      }
    }
    ledgers.lateWrites().kept(kept, moment);
    if (!forgotten.isEmpty()) {
      LOG.warn("client {} has forgotten {} restorations", ledgers.client(), forgotten.size());
      ledgers.lateWrites().forgotten(forgotten, moment);
    }
  }

  private static boolean hides(Torrent torrent) {
    return torrent.masked()
        && (torrent.loading()
            || (torrent.state() != TorrentState.CHECKING
                && torrent.state() != TorrentState.ERRORED));
  }

  /**
   * What stands still is not checked after a start. What is in error, or has lost its files, shows
   * how it stands only once somebody has ordered something else: it is left to them.
   */
  private static boolean stands(Torrent torrent, Run value) {
    return switch (torrent.state()) {
      case ERRORED -> true;
      case CHECKING -> value != Run.STOPPED;
      default -> torrent.run() == value;
    };
  }
}
