package evenkeel.worker.keeping.look;

import evenkeel.keeping.LookMoment;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.worker.keeping.condition.ConditionsLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Ledgers;
import evenkeel.worker.keeping.ledger.LooksLedger;
import evenkeel.worker.keeping.ledger.PlannedWrite;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.qbittorrent.Handshake;
import evenkeel.worker.qbittorrent.Look;
import evenkeel.worker.qbittorrent.Preferences;
import evenkeel.worker.qbittorrent.QbittorrentClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes one look at a client and writes down, in one transaction, all that follows from it. */
final class Lookout {
  private static final int LOOKS_UNTIL_SETTLED = 2;

  private final QbittorrentClient client;
  private final CurrentPreferences preferences;
  private final Ledgers ledgers;
  private final RuleClaims rules;
  private final Judging judging;
  private final SafeStart safety;
  private final ConditionsLedger conditions;
  private final LateWrites late;
  private final HeldTags tags;
  private final Planning planning;
  private int settledLooks;

  /** A restart that no committed look has counted yet. */
  private boolean restarted;

  /** The last look that was committed, and what it showed; null = it is not to be relied on. */
  private @Nullable Outlook last;

  private Collection<Torrent> lastShown = List.of();

  /** Whether a holder is not done with the client yet. */
  private boolean owing;

  Lookout(
      QbittorrentClient client,
      Ledgers ledgers,
      RuleClaims rules,
      Judging judging,
      ConditionsLedger conditions) {
    this.client = client;
    this.preferences = new CurrentPreferences(client);
    this.ledgers = ledgers;
    this.rules = rules;
    this.judging = judging;
    this.conditions = conditions;
    this.safety = new SafeStart(client, ledgers.verdicts(), ledgers.claims());
    this.late = new LateWrites(ledgers.lateWrites(), ledgers.client());
    this.tags = new HeldTags(ledgers.tags(), ledgers.client());
    this.planning = new Planning(ledgers.claims(), ledgers.receipts(), ledgers.client());
  }

  Outlook look() {
    Look seen = client.look();
    long login = client.session().login();
    boolean settled = heard(seen);
    Preferences preferences = this.preferences.fitFor(seen);
    boolean same = client.session().login() == login;
    Handshake handshake = client.handshake();
    Outlook outlook =
        whole(() -> {
          if (same) {
            ledgers.looks().lookedIn(ledgers.epoch(), login);
          }
          Outlook found = follow(seen, preferences.limits(), settled);
          conditions.seen(seen, handshake, preferences, found.moment().at());
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
    if (!heard(seen) || restarted) {
      return Optional.empty();
    }
    Map<Long, Torrent> now = new HashMap<>();
    for (Sighting one : ledgers.generations().recall(seen.torrents())) {
      now.put(one.generation(), one.torrent());
    }
    List<PlannedWrite> still =
        writes.stream().filter(write -> stands(now.get(write.generation()), write)).toList();
    return SafeStart.seeds(still, seen.torrents()).isEmpty()
        ? Optional.of(still)
        : Optional.empty();
  }

  /** Whether the seeds among these have the limits with which they were planned. */
  boolean safe(List<PlannedWrite> writes) {
    return safety.confirmed(writes, lastShown);
  }

  private static boolean stands(@Nullable Torrent torrent, PlannedWrite write) {
    return torrent != null && !torrent.masked() && torrent.run() == write.before();
  }

  /** Masked until two looks in a row show nothing loading. */
  private boolean heard(Look seen) {
    restarted |= seen.restarted();
    conditions.heard(seen);
    if (seen.restarted()) {
      settledLooks = 0;
    }
    settledLooks = seen.loading() ? 0 : Math.min(settledLooks + 1, LOOKS_UNTIL_SETTLED);
    return settledLooks == LOOKS_UNTIL_SETTLED;
  }

  /** What is remembered must not run ahead of what was committed. */
  private Outlook whole(Supplier<Outlook> following) {
    boolean committed = false;
    try {
      Outlook outlook = ledgers.inTenancy(following);
      committed = true;
      restarted = false;
      last = outlook;
      return outlook;
    } finally {
      if (!committed) {
        last = null;
        ledgers.looks().forget();
        ledgers.generations().forget();
        conditions.forget();
      }
    }
  }

  private Outlook follow(Look seen, ShareLimits limits, boolean settled) {
    LooksLedger.Begun begun = ledgers.looks().begin(restarted, settled, seen.refreshInterval());
    Outlook before = last;
    if (before != null && nothingNew(before, seen, begun)) {
      ledgers.looks().mayBeForgotten();
      return before.again(begun);
    }
    lastShown = seen.torrents();
    return follow(seen.torrents(), limits, begun);
  }

  private Outlook follow(
      Collection<Torrent> torrents, ShareLimits limits, LooksLedger.Begun begun) {
    LookMoment moment = begun.moment();
    boolean settled = moment.settled();
    List<HoldersLedger.Holder> open = ledgers.holders().open();
    List<Kept> known = kept();
    Ruling.View view = recognised(torrents, limits, moment, known);
    RuleClaims.Evaluated evaluated =
        settled ? rules.evaluate(open, view) : RuleClaims.Evaluated.NOTHING;
    Map<Long, Sighting> byGeneration = new HashMap<>();
    view.sightings().forEach(one -> byGeneration.put(one.generation(), one));
    List<Kept> kept = undone(evaluated.changed() ? kept() : known, byGeneration, moment);
    List<PlannedWrite> writes =
        settled ? writes(kept, new SafeStart.View(byGeneration, limits, moment)) : List.of();
    report(evaluated.wouldStop());
    return new Outlook(
        moment,
        begun.changes(),
        writes,
        settled ? tags.changes(byGeneration) : Map.of(),
        ledgers.reports().untold(ledgers.client(), moment.look()),
        kept.size(),
        busy(open, kept),
        !settled || awaited(kept) || safety.doubts());
  }

  private Ruling.View recognised(
      Collection<Torrent> torrents, ShareLimits limits, LookMoment moment, List<Kept> known) {
    Set<Long> kept = known.stream().map(Kept::generation).collect(Collectors.toSet());
    return new Ruling.View(
        ledgers.generations().recognise(torrents, moment, kept), moment, limits, known);
  }

  /** All that is to be written, strictest first. */
  private List<PlannedWrite> writes(List<Kept> kept, SafeStart.View view) {
    List<PlannedWrite> writes = new ArrayList<>();
    writes.addAll(
        planning.of(judging.judge(kept, view.sightings(), view.moment()), view.sightings()));
    writes.addAll(planning.first(view.sightings(), view.moment()));
    safety.holdBack(writes, kept, view);
    writes.sort(Comparator.comparing(PlannedWrite::target));
    return writes;
  }

  private List<Kept> kept() {
    return ledgers.fields().open(ledgers.client());
  }

  private List<Kept> undone(List<Kept> kept, Map<Long, Sighting> sightings, LookMoment moment) {
    return late.undo(kept, sightings, moment) ? kept() : kept;
  }

  /**
   * Whether a look at rest is like the one before. A poll that brings no change gives the same
   * torrents.
   */
  @SuppressWarnings("ReferenceEquality")
  private boolean nothingNew(Outlook before, Look seen, LooksLedger.Begun begun) {
    return before.atRest()
        && before.moment().settled() == begun.moment().settled()
        && !restarted
        && !owing
        && before.changes() == begun.changes()
        && lastShown == seen.torrents();
  }

  /** Whether anything is held, may be claimed, or may still be changed by a late write. */
  private boolean busy(List<HoldersLedger.Holder> open, List<Kept> kept) {
    return late.awaited()
        || !open.isEmpty()
        || kept.stream().anyMatch(one -> !one.field().parked());
  }

  private void report(Map<Long, Integer> wouldStop) {
    List<HoldersLedger.Holder> unsettled = ledgers.holders().unsettled(ledgers.client());
    owing = !unsettled.isEmpty();
    for (HoldersLedger.Holder holder : unsettled) {
      int would = wouldStop.getOrDefault(holder.id(), 0);
      ledgers.reports().make(holder, ledgers.reports().count(holder, ledgers.client(), would));
    }
  }

  /** Not what seems to have changed: that is to be seen together with what changes beside it. */
  private static boolean awaited(List<Kept> kept) {
    return kept.stream().anyMatch(one -> one.field().pending() != null);
  }
}
