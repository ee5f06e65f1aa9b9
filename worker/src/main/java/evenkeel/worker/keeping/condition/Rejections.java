package evenkeel.worker.keeping.condition;

import evenkeel.torrent.Run;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Orders that the client rejects: after a few in a row they rest for a while, so that others have
 * their turn.
 */
public final class Rejections {
  private static final int MOST = 3;

  private final Duration rest;
  private final Map<Run, Rejected> rejected = new EnumMap<>(Run.class);

  private record Rejected(int times, String why, long at) {}

  /**
   * @param rest how long what was rejected is not sent again
   */
  public Rejections(Duration rest) {
    this.rest = rest;
  }

  /**
   * An order towards that run was answered.
   *
   * @param taken whether it surely was taken
   * @param why why it was rejected; null = it was not
   */
  public void answered(Run target, boolean taken, @Nullable String why) {
    if (taken) {
      rejected.remove(target);
    } else if (why != null) {
      Rejected before = rejected.get(target);
      int times = before == null ? 1 : before.times + 1;
      rejected.put(target, new Rejected(times, why, System.nanoTime()));
    }
  }

  /** Whether orders towards that run are not to be sent yet. */
  public boolean rests(Run target) {
    Rejected last = rejected.get(target);
    return last != null && last.times >= MOST && System.nanoTime() - last.at < rest.toNanos();
  }

  /**
   * Why something that is wanted is not done, in words.
   *
   * @param wanted the runs that torrents are to be brought to today
   */
  public Optional<String> trouble(Set<Run> wanted) {
    rejected.keySet().retainAll(wanted);
    return rejected.values().stream()
        .filter(one -> one.times >= MOST)
        .map(Rejected::why)
        .findFirst();
  }
}
