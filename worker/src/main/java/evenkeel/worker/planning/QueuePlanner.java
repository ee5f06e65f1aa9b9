package evenkeel.worker.planning;

import evenkeel.keeping.ClaimRule;
import evenkeel.torrent.QueueLimit;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.keeping.queue.Headroom;
import evenkeel.worker.keeping.queue.Line;
import evenkeel.worker.keeping.queue.QueueObstacle;
import evenkeel.worker.keeping.queue.Raise;
import evenkeel.worker.planning.Memory.OfQueue;
import evenkeel.worker.qbittorrent.Preferences;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Plans for the limits of one client's queue, as they are needed once all else is done. */
record QueuePlanner(OfQueue known, Preferences preferences) {

  Optional<PlannedQueue> plan(String account, ClaimRule rule, List<PlannedTorrent> planned) {
    if (!preferences.queueing() || !rule.raisesQueue()) {
      return Optional.empty();
    }
    List<Sighting> later = planned.stream().flatMap(QueuePlanner::afterwards).toList();
    Line line = Line.of(later, preferences);
    Map<Long, QueueLimit> shown = new HashMap<>();
    known.numbers().forEach((number, one) -> shown.put(number, one.in(preferences)));
    Headroom headroom = new Headroom(known.numbers(), shown, known.kept(), line, known.resting());
    int waiting = headroom.waiting(rule, later);
    Optional<QueueObstacle> obstacle = obstacle(account, headroom);
    List<Raise> raises = obstacle.isPresent() ? List.of() : headroom.raises(rule, later);
    return waiting == 0 || (obstacle.isEmpty() && raises.isEmpty())
        ? Optional.empty()
        : Optional.of(new PlannedQueue(account, waiting, raises, obstacle.orElse(null)));
  }

  private Optional<QueueObstacle> obstacle(String account, Headroom headroom) {
    if (known.kept().stream().anyMatch(one -> one.field().parked())) {
      return Optional.of(QueueObstacle.ANOTHER_PROFILE);
    }
    return known.left().contains(account)
        ? Optional.of(QueueObstacle.GIVEN_UP)
        : headroom.obstacle();
  }

  /** What is started takes its place in the queue; what is stopped or forced has none. */
  private static Stream<Sighting> afterwards(PlannedTorrent planned) {
    Torrent torrent = planned.torrent();
    return switch (planned.act()) {
      case STOP, FORCE -> Stream.empty();
      case START -> Stream.of(new Sighting(0, torrent.in(TorrentState.QUEUED), null, null));
      case HOLD, WAIT, LEAVE -> Stream.of(new Sighting(0, torrent, null, null));
    };
  }
}
