package evenkeel.worker.keeping.look;

import evenkeel.keeping.LookMoment;
import evenkeel.settings.ClientSettings;
import evenkeel.torrent.Run;
import evenkeel.worker.keeping.ledger.LooksLedger;
import evenkeel.worker.keeping.ledger.PlannedWrite;
import evenkeel.worker.keeping.ledger.ReportsLedger;
import evenkeel.worker.keeping.ledger.TagsLedger;
import evenkeel.worker.keeping.queue.LimitWrite;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a look has shown and asks for.
 *
 * @param changes how many changes of claims it knew of
 * @param writes what is to be written, strictest first
 * @param limits limits of the queue to write
 * @param tags torrents to tag or untag, by hash
 * @param untold reports that stories wait for
 * @param kept how many fields are kept at this client
 * @param busy whether anything is held or may be claimed: then it is looked at more often
 * @param expecting whether something will show soon: a write not seen, a client that settles
 */
record Outlook(
    LookMoment moment,
    long changes,
    List<PlannedWrite> writes,
    List<LimitWrite> limits,
    Map<String, TagChange> tags,
    List<ReportsLedger.Untold> untold,
    int kept,
    boolean busy,
    boolean expecting) {

  private static final Duration QUICK = Duration.ofMillis(100);

  /** Looks in the time that the client takes to show a change. */
  private static final int LOOKS_UNTIL_SHOWN = 3;

  /** How long after this look the next one is due. */
  Duration next(ClientSettings.Pace pace) {
    if (!expecting) {
      return busy ? pace.busy() : pace.idle();
    }
    return soon(pace);
  }

  /** How long it takes until something may show. */
  Duration soon(ClientSettings.Pace pace) {
    Duration refreshed = moment.refresh().dividedBy(LOOKS_UNTIL_SHOWN);
    Duration soon = refreshed.compareTo(QUICK) < 0 ? QUICK : refreshed;
    return soon.compareTo(pace.busy()) < 0 ? soon : pace.busy();
  }

  /** Whether nothing is kept, claimed, to be done or awaited. */
  boolean atRest() {
    return kept == 0
        && writes.isEmpty()
        && limits.isEmpty()
        && tags.isEmpty()
        && untold.isEmpty()
        && !busy
        && !expecting;
  }

  /** What may be written from this look: nothing starts while limits are yet to go down. */
  List<PlannedWrite> due() {
    boolean lowering = !limits.isEmpty() && limits.stream().allMatch(one -> one.starts() == 0);
    return lowering ? writes.stream().filter(one -> one.target() == Run.STOPPED).toList() : writes;
  }

  /** The same at a later look. */
  Outlook again(LooksLedger.Begun later) {
    return new Outlook(
        later.moment(), later.changes(), writes, limits, tags, untold, kept, busy, expecting);
  }

  /** A tag to add or remove, and whose. */
  record TagChange(long generation, TagsLedger.Wanted wanted) {}
}
