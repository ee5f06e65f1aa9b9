package evenkeel.worker.keeping.look;

import evenkeel.keeping.LookMoment;
import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.worker.keeping.condition.LeftRunningNotice;
import evenkeel.worker.keeping.condition.Settling;
import evenkeel.worker.keeping.ending.Forgotten;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Ledgers;
import evenkeel.worker.keeping.ledger.LooksLedger;
import evenkeel.worker.keeping.ledger.PlannedWrite;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.keeping.queue.CurrentPreferences;
import evenkeel.worker.keeping.queue.LimitWrite;
import evenkeel.worker.qbittorrent.Handshake;
import evenkeel.worker.qbittorrent.Look;
import evenkeel.worker.qbittorrent.QbittorrentClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes one look at a client and writes down, in one transaction, all that follows from it. */
final class Lookout {
  private final QbittorrentClient client;
  private final CurrentPreferences preferences;
  private final Ledgers ledgers;
  private final Followers followers;
  private final SafeStart safety;
  private final LateWrites<Run> late;
  private final Forgotten forgotten;
  private final HeldTags tags;
  private final Planning planning;
  private final LeftRunningNotice leftRunning;
  private final Settling settling = new Settling();
  private Collection<Torrent> lastShown = List.of();

  /** The last look that was committed, and what it showed; null = it is not to be relied on. */
  private @Nullable Outlook last;

  /** Whether a holder is not done with the client yet. */
  private boolean owing;

  Lookout(QbittorrentClient client, Ledgers ledgers, Followers followers) {
    this.client = client;
    this.preferences = new CurrentPreferences(client);
    this.ledgers = ledgers;
    this.followers = followers;
    this.safety = new SafeStart(client, ledgers.verdicts(), ledgers.claims());
    this.late =
        new LateWrites<>(ledgers.lateWrites(), ledgers.client(), ledgers.lateWrites()::awaited);
    this.forgotten = new Forgotten(ledgers);
    this.tags = new HeldTags(ledgers.tags(), ledgers.client());
    this.planning = new Planning(ledgers.claims(), ledgers.receipts(), ledgers.client());
    this.leftRunning = new LeftRunningNotice(followers.hindrances().notices(), ledgers.reports());
  }

  Outlook look() {
    Look seen = client.look();
    long login = client.session().login();
    boolean settled = heard(seen);
    CurrentPreferences.Fit fit = preferences.fitFor(seen, followers.queue().concerned());
    boolean same = client.session().login() == login;
    Handshake handshake = client.handshake();
    Outlook outlook =
        whole(() -> {
          if (same) {
            ledgers.looks().lookedIn(ledgers.epoch(), login);
          }
          Outlook found = follow(seen, fit, settled);
          followers
              .conditions()
              .seen(seen, handshake, fit.known(), client.throttle(), found.moment().at());
          return found;
        });
    safety.resolveDoubts();
    return outlook;
  }

  /**
   * Those of the writes whose torrents still stand as they were planned for, by one more poll;
   * empty if a whole look is due: after a start of the client, or before one of a seed.
   */
  Optional<List<PlannedWrite>> still(List<PlannedWrite> writes) {
    Look seen = client.look();
    if (!heard(seen) || settling.restarted()) {
      return Optional.empty();
    }
    Map<Long, Sighting> now = Sighting.byGeneration(ledgers.generations().recall(seen.torrents()));
    List<PlannedWrite> still =
        writes.stream().filter(write -> write.fits(now.get(write.generation()))).toList();
    return Optional.of(still).filter(all -> SafeStart.seeds(all, seen.torrents()).isEmpty());
  }

  QueueFields queue() {
    return followers.queue();
  }

  /** The last look, if what was committed is still all that is known. */
  Optional<Outlook> last() {
    return Optional.ofNullable(last);
  }

  /** Whether the seeds among these have the limits with which they were planned. */
  boolean safe(List<PlannedWrite> writes) {
    return safety.confirmed(writes, lastShown);
  }

  private boolean heard(Look seen) {
    followers.conditions().heard(seen);
    return settling.after(seen);
  }

  /** What is remembered must not run ahead of what was committed. */
  private Outlook whole(Supplier<Outlook> following) {
    boolean committed = false;
    try {
      Outlook outlook = ledgers.inTenancy(following);
      committed = true;
      settling.counted();
      last = outlook;
      return outlook;
    } finally {
      if (!committed) {
        last = null;
        ledgers.looks().forget();
        ledgers.generations().forget();
        followers.conditions().forget();
        followers.queue().forget();
      }
    }
  }

  private Outlook follow(Look seen, CurrentPreferences.Fit fit, boolean settled) {
    boolean started = settling.restarted() && ledgers.looks().started(client.launch());
    LooksLedger.Begun begun = ledgers.looks().begin(started, settled, seen.refreshInterval());
    Outlook before = last;
    if (before != null && nothingNew(before, seen, begun)) {
      ledgers.looks().mayBeForgotten();
      return before.again(begun);
    }
    lastShown = seen.torrents();
    return follow(seen.torrents(), fit, begun);
  }

  private Outlook follow(
      Collection<Torrent> torrents, CurrentPreferences.Fit fit, LooksLedger.Begun begun) {
    LookMoment moment = begun.moment();
    ShareLimits shareLimits = fit.known().limits();
    boolean settled = moment.settled();
    List<HoldersLedger.Holder> open = ledgers.holders().open();
    forgotten.follow(torrents, moment);
    List<Kept<Run>> known = kept();
    Ruling.View view = recognised(torrents, shareLimits, moment, known);
    RuleClaims.Evaluated evaluated =
        settled ? followers.rules().evaluate(open, view) : RuleClaims.Evaluated.NOTHING;
    Map<Long, Sighting> byGeneration = Sighting.byGeneration(view.sightings());
    List<Kept<Run>> kept = undone(evaluated.changed() ? kept() : known, byGeneration, moment);
    List<PlannedWrite> writes =
        settled ? writes(kept, new SafeStart.View(byGeneration, shareLimits, moment)) : List.of();
    var today = followers.rules().today(open);
    List<LimitWrite> limits = followers.queue().follow(fit.now(), view, today, writes);
    followers.tell(today, view.sightings(), fit.known(), client.throttle());
    report(evaluated);
    return new Outlook(
        moment,
        begun.changes(),
        writes,
        limits,
        settled ? tags.changes(byGeneration) : Map.of(),
        ledgers.reports().untold(ledgers.client(), moment.look()),
        kept.size(),
        busy(evaluated, kept),
        !settled || awaited(kept, moment.at()) || safety.doubts());
  }

  private Ruling.View recognised(
      Collection<Torrent> torrents, ShareLimits limits, LookMoment moment, List<Kept<Run>> known) {
    Set<Long> kept = known.stream().map(Kept::generation).collect(Collectors.toSet());
    return new Ruling.View(
        ledgers.generations().recognise(torrents, moment, kept), moment, limits, known);
  }

  /** All that is to be written, strictest first. */
  private List<PlannedWrite> writes(List<Kept<Run>> kept, SafeStart.View view) {
    var judged = followers.judging().judge(kept, view.sightings(), view.moment());
    List<PlannedWrite> writes = new ArrayList<>(planning.of(judged, view.sightings()));
    writes.addAll(planning.first(view.sightings(), view.moment()));
    safety.holdBack(writes, kept, view);
    writes.sort(PlannedWrite.FIRST_TO_LAST);
    return writes;
  }

  private List<Kept<Run>> kept() {
    return ledgers.fields().open(ledgers.client());
  }

  private List<Kept<Run>> undone(
      List<Kept<Run>> kept, Map<Long, Sighting> sightings, LookMoment moment) {
    return late.undo(kept, LateWrites.shown(sightings), moment) ? kept() : kept;
  }

  /**
   * Whether a look at rest is like the one before. A poll that brings no change gives the same
   * torrents.
   */
  @SuppressWarnings("ReferenceEquality")
  private boolean nothingNew(Outlook before, Look seen, LooksLedger.Begun begun) {
    return before.atRest()
        && before.moment().settled() == begun.moment().settled()
        && !settling.restarted()
        && !owing
        && before.changes() == begun.changes()
        && lastShown == seen.torrents();
  }

  /** Whether anything is held, may be claimed, or may still be changed by a late write. */
  private boolean busy(RuleClaims.Evaluated evaluated, List<Kept<Run>> kept) {
    return late.awaited()
        || followers.queue().busy()
        || evaluated.concerned()
        || kept.stream().anyMatch(one -> !one.field().parked());
  }

  private void report(RuleClaims.Evaluated evaluated) {
    List<HoldersLedger.Holder> unsettled = ledgers.holders().unsettled(ledgers.client());
    owing = evaluated.concerned() || unsettled.stream().anyMatch(HoldersLedger.Holder::closed);
    for (HoldersLedger.Holder holder : unsettled) {
      int would = evaluated.wouldStop().getOrDefault(holder.id(), 0);
      var report = ledgers.reports().count(holder, ledgers.client(), would, planning.missing());
      ledgers.reports().make(holder, report);
      leftRunning.tell(holder, report);
    }
  }

  /** Not what seems to have changed: that is to be seen together with what changes beside it. */
  private boolean awaited(List<Kept<Run>> kept, Instant now) {
    return followers.queue().awaiting(now)
        || kept.stream().anyMatch(one -> one.field().awaited(now));
  }
}
