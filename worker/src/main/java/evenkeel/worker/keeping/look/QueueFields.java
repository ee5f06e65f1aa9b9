package evenkeel.worker.keeping.look;

import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.LookMoment;
import evenkeel.torrent.QueueLimit;
import evenkeel.torrent.Run;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Ledgers;
import evenkeel.worker.keeping.ledger.PlannedWrite;
import evenkeel.worker.keeping.queue.Headroom;
import evenkeel.worker.keeping.queue.LimitNotice;
import evenkeel.worker.keeping.queue.LimitReceipts;
import evenkeel.worker.keeping.queue.LimitSteps;
import evenkeel.worker.keeping.queue.LimitWrite;
import evenkeel.worker.keeping.queue.Line;
import evenkeel.worker.keeping.queue.Obstacles;
import evenkeel.worker.keeping.queue.QueueLedger;
import evenkeel.worker.keeping.queue.QueueObstacle;
import evenkeel.worker.keeping.queue.QueuePreference;
import evenkeel.worker.keeping.queue.QueueRaise;
import evenkeel.worker.notice.NoticesLedger;
import evenkeel.worker.qbittorrent.Preferences;
import evenkeel.worker.qbittorrent.QbittorrentClient;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The limits of a client's queue in one look: who wants them raised, and what is to be written. */
final class QueueFields {
  /** What a client has refused it is asked for again after so long. */
  private static final Duration UNTIL_ANOTHER_CHANCE = Duration.ofHours(6);

  private final QbittorrentClient client;
  private final Ledgers ledgers;
  private final QueueLedger queue;
  private final LimitReceipts receipts;
  private final Judging judging;
  private final LateWrites<QueueLimit> late;
  private final LimitNotice notice;
  private final FamiliarClient familiar;
  private final int startsPerMinute;
  private @Nullable Map<Long, QueuePreference> generations;
  private List<Kept<QueueLimit>> kept = List.of();
  private final Obstacles obstacles = new Obstacles();
  private boolean concerned;

  /** The preferences of the last look that followed them, and who took part in the queue then. */
  private @Nullable Followed followed;

  /** What is written down of limits. */
  record Books(QueueLedger queue, LimitReceipts receipts, LimitNotice notice) {
    static Books of(JdbcClient jdbc, String client) {
      return new Books(
          new QueueLedger(jdbc, client),
          new LimitReceipts(jdbc),
          new LimitNotice(new NoticesLedger(jdbc), client));
    }
  }

  private record Followed(Preferences preferences, Line line) {}

  QueueFields(
      QbittorrentClient client,
      Ledgers ledgers,
      Books books,
      Judging judging,
      int startsPerMinute) {
    this.client = client;
    this.ledgers = ledgers;
    this.queue = books.queue();
    this.receipts = books.receipts();
    this.notice = books.notice();
    this.judging = judging;
    this.startsPerMinute = startsPerMinute;
    familiar = new FamiliarClient(ledgers.verdicts());
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
  boolean awaiting(Instant now) {
    return kept.stream().anyMatch(one -> one.field().awaited(now));
  }

  /** Whether a limit is kept or may still be changed by a late write. */
  boolean busy() {
    return kept.stream().anyMatch(one -> !one.field().parked()) || late.awaited();
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
    obstacles.clear();
    followed = null;
    concerned = !raising.isEmpty() || !kept.isEmpty() || late.awaited();
    if (now == null || !view.moment().settled() || !familiar(now, raising, view)) {
      return List.of();
    }
    boolean undone = late.undo(kept, generation -> shown(now).get(generation), view.moment());
    concerned |= undone || busy();
    if (!concerned) {
      return List.of();
    }
    Map<Long, QueueLimit> shown = shown(now);
    Line line = Line.of(view.sightings(), now);
    followed = new Followed(now, line);
    boolean raised = now.queueing() && raise(view, raising, shown, line);
    if (!others.isEmpty() || view.awaiting()) {
      obstacles.overlookDownloads();
    }
    boolean again = refused() && queue.giveAnotherChance(UNTIL_ANOTHER_CHANCE);
    if (undone || raised || again) {
      kept = ledgers.fields().limits(ledgers.client());
    }
    return writes(view.moment(), shown, line.limited() ? 0 : allowed(others));
  }

  /** Limits that wait for their own profile keep those of this one from being raised. */
  private boolean familiar(Preferences now, Map<Holder, ClaimRule> raising, Ruling.View view) {
    boolean shows = familiar.shows(view, kept, shown(now));
    Optional<QueueObstacle> obstacle = FamiliarClient.obstacle(kept);
    if (!shows && obstacle.isPresent()) {
      raising.keySet().forEach(one -> obstacles.found(one.id(), obstacle, view.moment().at()));
    }
    return shows;
  }

  private boolean refused() {
    return kept.stream().anyMatch(one -> one.field().refusal() != null);
  }

  /** What keeps a holder's seeds waiting in the queue, as of the last look. */
  Optional<QueueObstacle> obstacle(Holder holder) {
    return obstacles.of(holder.id());
  }

  private Map<Long, QueueLimit> shown(Preferences now) {
    Map<Long, QueueLimit> shown = new HashMap<>();
    known().forEach((generation, one) -> shown.put(generation, one.in(now)));
    return shown;
  }

  /**
   * Whether the preferences are still those for which these were planned, and the share limits of
   * all that may be let in, which a poll may not have told.
   */
  boolean stand(List<LimitWrite> limits) {
    Followed planned = followed;
    if (planned == null) {
      return false;
    }
    return planned.preferences.equals(client.preferences())
        && (limits.stream().allMatch(one -> one.starts() == 0)
            || !client.limitsChanged(planned.line.waiting()));
  }

  /**
   * From here on what the look asks for counts as sent, by the answered receipts; nothing does if a
   * claim has changed since.
   */
  List<Long> commit(Outlook outlook) {
    return ledgers.looks().unchangedSince(outlook.changes())
        ? receipts.send(outlook.limits(), outlook.moment(), ledgers.epoch())
        : List.of();
  }

  private static Map<Holder, ClaimRule> raising(Map<Holder, ClaimRule> rules) {
    Map<Holder, ClaimRule> raising = new LinkedHashMap<>(rules);
    raising.values().removeIf(rule -> rule.observing() || !rule.raisesQueue());
    return raising;
  }

  private QueuePreference preference(Kept<QueueLimit> one) {
    return Objects.requireNonNull(known().get(one.generation()));
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
      Ruling.View view, Map<Holder, ClaimRule> raising, Map<Long, QueueLimit> shown, Line line) {
    Headroom headroom =
        new Headroom(
            known(), shown, kept, line, !kept.isEmpty() && queue.takenBackWithin(QueueLedger.REST));
    QueueRaise raise = new QueueRaise(queue, kept, headroom, view.moment());
    boolean changed = raise.spareDownloads();
    for (Map.Entry<Holder, ClaimRule> holder : raising.entrySet()) {
      long id = holder.getKey().id();
      changed |= raise.follow(id, holder.getValue(), view.sightings());
      obstacles.found(
          id, raise.obstacle(id, holder.getValue(), view.sightings()), view.moment().at());
    }
    return changed;
  }

  private int allowed(List<PlannedWrite> others) {
    long starting = others.stream().filter(write -> write.target() != Run.STOPPED).count();
    int lately = ledgers.receipts().startsInLastMinute(ledgers.client());
    return startsPerMinute - lately - (int) starting;
  }

  private List<LimitWrite> writes(LookMoment moment, Map<Long, QueueLimit> shown, int allowed) {
    LimitSteps steps = new LimitSteps(known(), shown, allowed);
    kept.forEach(one -> notice.tell(preference(one), one.field()));
    for (Kept<QueueLimit> one : judging.judgeLimits(kept, shown, moment)) {
      steps.add(one.generation(), one.field());
    }
    queue.withoutBaseline(shown.keySet()).forEach(steps::addFirst);
    return steps.writes();
  }
}
