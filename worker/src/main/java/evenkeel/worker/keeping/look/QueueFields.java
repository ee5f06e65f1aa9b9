package evenkeel.worker.keeping.look;

import static java.util.stream.Collectors.toSet;

import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.LookMoment;
import evenkeel.keeping.MassGuard;
import evenkeel.torrent.QueueLimit;
import evenkeel.torrent.Run;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Ledgers;
import evenkeel.worker.keeping.ledger.PlannedWrite;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.keeping.queue.LimitWrite;
import evenkeel.worker.keeping.queue.QueueLedger;
import evenkeel.worker.keeping.queue.QueuePreference;
import evenkeel.worker.keeping.queue.QueueRaise;
import evenkeel.worker.qbittorrent.Preferences;
import evenkeel.worker.qbittorrent.QbittorrentClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The limits of a client's queue in one look: who wants them raised, and what is to be written. */
final class QueueFields {
  private final QbittorrentClient client;
  private final Ledgers ledgers;
  private final QueueLedger queue;
  private final Judging judging;
  private final LateWrites<QueueLimit> late;
  private final int startsPerMinute;
  private @Nullable Map<Long, QueuePreference> generations;
  private List<Kept<QueueLimit>> kept = List.of();
  private boolean concerned;

  QueueFields(
      QbittorrentClient client,
      Ledgers ledgers,
      QueueLedger queue,
      Judging judging,
      int startsPerMinute) {
    this.client = client;
    this.ledgers = ledgers;
    this.queue = queue;
    this.judging = judging;
    this.startsPerMinute = startsPerMinute;
    late =
        new LateWrites<>(
            ledgers.lateWrites(), ledgers.client(), ledgers.lateWrites()::awaitedLimits);
  }

  /**
   * Whether preferences are to be asked for at the next look: a limit is kept, or may be raised.
   */
  boolean concerned() {
    return concerned;
  }

  /** Whether a limit was written and has not been seen. */
  boolean awaiting() {
    return kept.stream().anyMatch(one -> one.field().pending() != null);
  }

  /** Whether a limit is kept or may still be changed by a late write. */
  boolean busy() {
    return !kept.isEmpty() || late.awaited();
  }

  /** What is remembered may not have been committed. */
  void forget() {
    generations = null;
  }

  /**
   * Follows what the look shows; answers what is to be written, after {@code others}.
   *
   * @param now the preferences at this look; null when they were not asked for
   * @param rules those of the open holders
   */
  List<LimitWrite> follow(
      @Nullable Preferences now,
      Ruling.View view,
      Map<Holder, ClaimRule> rules,
      List<PlannedWrite> others) {
    Map<Holder, ClaimRule> raising = raising(rules);
    kept = ledgers.fields().limits(ledgers.client());
    concerned = !raising.isEmpty() || busy();
    if (now == null || !view.moment().settled() || !familiar(view)) {
      return List.of();
    }
    boolean undone = late.undo(kept, generation -> shown(now).get(generation), view.moment());
    concerned |= undone || busy();
    if (!concerned) {
      return List.of();
    }
    Map<Long, QueueLimit> shown = shown(now);
    boolean raised = now.queueing() && raise(view, raising, shown);
    if (undone || raised) {
      kept = ledgers.fields().limits(ledgers.client());
    }
    return writes(view.moment(), shown, allowed(others));
  }

  private Map<Long, QueueLimit> shown(Preferences now) {
    Map<Long, QueueLimit> shown = new HashMap<>();
    known().forEach((generation, one) -> shown.put(generation, one.in(now)));
    return shown;
  }

  /** Whether the preferences are still those for which these were planned. */
  boolean stand(List<LimitWrite> limits) {
    Preferences now = client.preferences();
    return limits.stream().allMatch(one -> one.preference().in(now).equals(one.before()));
  }

  /**
   * From here on what the look asks for counts as sent, by the answered receipts; nothing does if a
   * claim has changed since, or if more was started meanwhile than the pace bears.
   */
  List<Long> commit(Outlook outlook) {
    int starts = outlook.limits().stream().mapToInt(LimitWrite::starts).max().orElse(0);
    return ledgers.looks().unchangedSince(outlook.changes())
            && starts <= Math.max(0, allowed(List.of()))
        ? queue.send(outlook.limits(), outlook.moment(), ledgers.epoch())
        : List.of();
  }

  /**
   * Not with another profile behind the same address, whose preferences are others: for that the
   * client must have been started.
   */
  private boolean familiar(Ruling.View view) {
    return !missing(view) || (!kept.isEmpty() && kept.stream().allMatch(one -> seenIn(view, one)));
  }

  private static boolean seenIn(Ruling.View view, Kept<QueueLimit> one) {
    return one.field().confirmedRun() == view.moment().run();
  }

  private static boolean missing(Ruling.View view) {
    Set<Long> there = view.sightings().stream().map(Sighting::generation).collect(toSet());
    List<Long> held =
        view.kept().entrySet().stream()
            .filter(one -> !one.getValue().parked())
            .map(Map.Entry::getKey)
            .toList();
    long missing = held.stream().filter(one -> !there.contains(one)).count();
    return MassGuard.tooMany((int) missing, held.size());
  }

  private static Map<Holder, ClaimRule> raising(Map<Holder, ClaimRule> rules) {
    Map<Holder, ClaimRule> raising = new LinkedHashMap<>(rules);
    raising.values().removeIf(rule -> rule.observing() || !rule.raisesQueue());
    return raising;
  }

  private Map<Long, QueuePreference> known() {
    Map<Long, QueuePreference> known = generations;
    if (known == null) {
      known = queue.generations();
      generations = known;
    }
    return known;
  }

  private boolean raise(
      Ruling.View view, Map<Holder, ClaimRule> raising, Map<Long, QueueLimit> shown) {
    QueueRaise raise = new QueueRaise(queue, kept, shown, view.moment());
    boolean changed = false;
    for (Map.Entry<Holder, ClaimRule> holder : raising.entrySet()) {
      changed |= raise.follow(holder.getKey().id(), holder.getValue(), view.sightings());
    }
    return changed;
  }

  private int allowed(List<PlannedWrite> others) {
    long starting = others.stream().filter(write -> write.target() != Run.STOPPED).count();
    int lately = ledgers.receipts().startsInLastMinute(ledgers.client());
    return startsPerMinute - lately - (int) starting;
  }

  private List<LimitWrite> writes(LookMoment moment, Map<Long, QueueLimit> shown, int allowed) {
    Steps steps = new Steps(known(), shown, allowed);
    for (Kept<QueueLimit> one : judging.judgeLimits(kept, shown, moment)) {
      steps.add(one.generation(), one.field().baselineId(), one.field().target());
    }
    queue.withoutBaseline(shown.keySet()).forEach(steps::addFirst);
    return steps.writes;
  }

  /** Writes that start no more than the pace bears; all of a lowering is written at once. */
  private record Steps(
      Map<Long, QueuePreference> known,
      Map<Long, QueueLimit> shown,
      int allowed,
      List<LimitWrite> writes) {

    Steps(Map<Long, QueuePreference> known, Map<Long, QueueLimit> shown, int allowed) {
      this(known, shown, allowed, new ArrayList<>());
    }

    void addFirst(long generation, List<QueueLimit> wants) {
      add(generation, null, now(generation).under(wants));
    }

    void add(long generation, @Nullable Long baseline, QueueLimit target) {
      QueueLimit now = now(generation);
      int more = Math.min(allowed, target.above(now));
      QueueLimit value = now.leadsTo(target) ? now.plus(Math.max(0, more)) : target;
      if (!value.equals(now)) {
        QueuePreference preference = Objects.requireNonNull(known.get(generation));
        writes.add(new LimitWrite(generation, baseline, preference, now, value));
      }
    }

    private QueueLimit now(long generation) {
      return Objects.requireNonNull(shown.get(generation));
    }
  }
}
