package evenkeel.worker.keeping.condition;

import evenkeel.keeping.ClaimRule;
import evenkeel.settings.NoticeKind;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.keeping.queue.QueueObstacle;
import evenkeel.worker.notice.NoticesLedger;
import evenkeel.worker.qbittorrent.Preferences;
import evenkeel.worker.qbittorrent.Throttle;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Tells the operator, once for each emergency, client and kind, what keeps seeds back. */
public record HindranceNotice(NoticesLedger notices, String client) {
  private static final long KIB = 1024;

  /** What hinders, by the last part of the key of what is told. */
  private enum Kind {
    PAUSED,
    ALTERNATIVE,
    LIMIT,
    QUEUE,
    PROFILE,
    DOWNLOADS,
    SHARELIMIT,
    WAITING
  }

  /**
   * Tells whoever has complete torrents there.
   *
   * @param obstacles why the queue is not raised for a holder; empty unless that is wanted
   */
  public void tell(
      Map<Holder, ClaimRule> rules,
      Collection<Sighting> sightings,
      Preferences preferences,
      Throttle throttle,
      Function<Holder, Optional<QueueObstacle>> obstacles) {
    rules.forEach((holder, rule) -> {
      List<Torrent> seeds =
          sightings.stream()
              .map(Sighting::torrent)
              .filter(one -> one.complete() && !one.masked() && rule.covers(one))
              .toList();
      if (holder.account() != null && !seeds.isEmpty()) {
        Map<Kind, String> hindrances = hindrances(throttle);
        long waiting = seeds.stream().filter(one -> one.state() == TorrentState.QUEUED).count();
        if (preferences.queueing() && waiting > 0) {
          queued(rule, waiting, obstacles.apply(holder), hindrances);
        }
        hindrances.forEach((kind, what) -> tell(holder, kind, what));
      }
    });
  }

  private void tell(Holder holder, Kind kind, String what) {
    String text =
        "client %s: what keeps complete torrents of %s from uploading: %s. Evenkeel does not change it"
            .formatted(client, holder.account(), what);
    notices.tell(
        new NoticesLedger.Telling(
            "hindered/%s/%d/%s/%s"
                .formatted(
                    holder.holder(), holder.number(), client, kind.name().toLowerCase(Locale.ROOT)),
            holder.account(),
            client,
            NoticeKind.HINDERED,
            text));
  }

  private static Map<Kind, String> hindrances(Throttle throttle) {
    Map<Kind, String> hindrances = new EnumMap<>(Kind.class);
    if (throttle.paused()) {
      hindrances.put(Kind.PAUSED, "the whole session is paused, so nothing is sent at all");
    }
    if (throttle.alternativeLimits()) {
      hindrances.put(Kind.ALTERNATIVE, "the alternative speed limits are on");
    }
    if (throttle.strangles()) {
      hindrances.put(
          Kind.LIMIT,
          "the upload limit of %d KiB/s is used up".formatted(throttle.uploadLimit() / KIB));
    }
    return hindrances;
  }

  /** Only where nothing is done about it. */
  private static void queued(
      ClaimRule rule,
      long waiting,
      Optional<QueueObstacle> obstacle,
      Map<Kind, String> hindrances) {
    String wait = "%d of them wait in the client's queue".formatted(waiting);
    if (rule.observing() || !rule.letsQueuedRun()) {
      hindrances.put(Kind.QUEUE, wait);
    }
    obstacle.ifPresent(why -> hindrances.put(kind(why), wait + ": " + why.words()));
  }

  private static Kind kind(QueueObstacle obstacle) {
    return switch (obstacle) {
      case GIVEN_UP -> Kind.QUEUE;
      case ANOTHER_PROFILE -> Kind.PROFILE;
      case DOWNLOADS -> Kind.DOWNLOADS;
      case SHARE_LIMIT -> Kind.SHARELIMIT;
      case OTHER -> Kind.WAITING;
    };
  }
}
