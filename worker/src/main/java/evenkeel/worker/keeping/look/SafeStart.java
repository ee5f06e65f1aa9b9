package evenkeel.worker.keeping.look;

import evenkeel.keeping.LookMoment;
import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.worker.keeping.ledger.ClaimsLedger;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.PlannedWrite;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.keeping.ledger.VerdictsLedger;
import evenkeel.worker.qbittorrent.QbittorrentClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Share limits kill: a seed that stands at one is not started, since it would be removed; nor is
 * one that was forced past it stopped: the client spares those that are forced alone.
 */
public final class SafeStart {
  private static final String WHY =
      "a share limit would act on it as soon as it is started, or not forced any more";

  private final QbittorrentClient client;
  private final VerdictsLedger verdicts;
  private final ClaimsLedger claims;

  /** Seeds whose limits no poll may have told: about to be refused, and asked for before. */
  private final Set<String> doubted = new HashSet<>();

  private final Set<String> asked = new HashSet<>();

  SafeStart(QbittorrentClient client, VerdictsLedger verdicts, ClaimsLedger claims) {
    this.client = client;
    this.verdicts = verdicts;
    this.claims = claims;
  }

  /** What a look shows of torrents and of the client's own limits. */
  record View(Map<Long, Sighting> sightings, ShareLimits limits, LookMoment moment) {}

  /** Takes unsafe starts out of {@code writes} and writes down why. */
  void holdBack(List<PlannedWrite> writes, List<Kept<Run>> kept, View view) {
    List<PlannedWrite> unsafe = writes.stream().filter(write -> unsafe(write, view)).toList();
    if (unsafe.isEmpty()) {
      return;
    }
    writes.removeAll(unsafe);
    unsafe.stream()
        .map(PlannedWrite::hash)
        .filter(hash -> !asked.contains(hash))
        .forEach(doubted::add);
    Map<Long, Kept<Run>> byBaseline = new HashMap<>();
    kept.forEach(one -> byBaseline.put(one.field().baselineId(), one));
    List<Kept<Run>> refused = new ArrayList<>();
    List<Long> neverTouched = new ArrayList<>();
    for (PlannedWrite write : unsafe) {
      if (doubted.contains(write.hash())) {
        continue;
      }
      if (write.baseline() == null) {
        neverTouched.add(write.generation());
      } else {
        refused.add(Objects.requireNonNull(byBaseline.get(write.baseline())));
      }
    }
    claims.refuse(neverTouched);
    verdicts.refuse(refused, view.moment(), WHY);
  }

  private static boolean unsafe(PlannedWrite write, View view) {
    Sighting sighting = view.sightings().get(write.generation());
    return sighting != null && forbids(sighting.torrent(), write.target(), view.limits());
  }

  /** Whether a limit has to be asked for before a start is refused. */
  boolean doubts() {
    return !doubted.isEmpty();
  }

  /** Asks for what is in doubt; the next look knows, and refuses what then still forbids itself. */
  void resolveDoubts() {
    asked.clear();
    if (doubts()) {
      client.limitsChanged(doubted);
      asked.addAll(doubted);
      doubted.clear();
    }
  }

  /** Whether the seeds among these, as shown last, have the limits with which they were planned. */
  boolean confirmed(List<PlannedWrite> writes, Collection<Torrent> shown) {
    Set<String> seeds = seeds(writes, shown);
    return seeds.isEmpty() || !client.limitsChanged(seeds);
  }

  /**
   * The seeds that one of the writes sets running, or stops in order to set them running again, or
   * that it takes their force from.
   */
  static Set<String> seeds(List<PlannedWrite> writes, Collection<Torrent> torrents) {
    Set<String> started =
        writes.stream()
            .filter(write ->
                write.target() != Run.STOPPED
                    || write.baseline() == null
                    || write.before() == Run.FORCED)
            .map(PlannedWrite::hash)
            .collect(Collectors.toSet());
    return torrents.stream()
        .filter(one -> one.complete() && started.contains(one.hash()))
        .map(Torrent::hash)
        .collect(Collectors.toSet());
  }

  /**
   * Whether a torrent must not be set to that.
   *
   * @param client the client's own share limits
   */
  public static boolean forbids(Torrent torrent, Run target, ShareLimits client) {
    boolean exposed =
        target == Run.NORMAL || (target == Run.STOPPED && torrent.run() == Run.FORCED);
    return exposed && torrent.complete() && actsNow(torrent, torrent.limits().within(client));
  }

  /** Whether a limit is reached; inactivity counts as reached, since it goes on while stopped. */
  private static boolean actsNow(Torrent torrent, ShareLimits limits) {
    boolean ratio =
        limits.ratio() >= 0 && (torrent.ratio() < 0 || torrent.ratio() >= limits.ratio());
    boolean time =
        limits.seedingMinutes() >= 0 && torrent.seeding().toMinutes() >= limits.seedingMinutes();
    return ratio || time || limits.inactiveMinutes() >= 0;
  }
}
