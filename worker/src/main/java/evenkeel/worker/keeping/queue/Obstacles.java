package evenkeel.worker.keeping.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What keeps seeds of each holder waiting in a queue, from look to look. */
public final class Obstacles {
  /** Where a place has become free, a client has let somebody in by then. */
  private static final Duration UNTIL_LET_IN = Duration.ofMinutes(1);

  private final Map<Long, QueueObstacle> found = new HashMap<>();
  private final Map<Long, Instant> waitingSince = new HashMap<>();

  /** Nothing is found yet in this look. */
  public void clear() {
    found.clear();
  }

  /** Found at that moment; empty where nothing keeps the holder's seeds waiting. */
  public void found(long holder, Optional<QueueObstacle> obstacle, Instant at) {
    if (obstacle.filter(QueueObstacle.OTHER::equals).isEmpty()) {
      waitingSince.remove(holder);
    } else if (at.isBefore(waitingSince.computeIfAbsent(holder, first -> at).plus(UNTIL_LET_IN))) {
      return;
    }
    obstacle.ifPresent(one -> found.put(holder, one));
  }

  /** Those downloads may be about to be stopped. */
  public void overlookDownloads() {
    found.values().removeIf(QueueObstacle.DOWNLOADS::equals);
  }

  public Optional<QueueObstacle> of(long holder) {
    return Optional.ofNullable(found.get(holder));
  }
}
