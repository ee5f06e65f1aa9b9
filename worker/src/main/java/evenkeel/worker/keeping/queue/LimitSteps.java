package evenkeel.worker.keeping.queue;

import evenkeel.keeping.KeptField;
import evenkeel.torrent.QueueLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes of limits that start no more than the pace bears; all of a lowering is written at once.
 *
 * @param shown the limits as the client has them
 * @param allowed how many torrents may start by a raise
 */
public record LimitSteps(
    Map<Long, QueuePreference> known,
    Map<Long, QueueLimit> shown,
    int allowed,
    List<LimitWrite> writes) {

  public LimitSteps(Map<Long, QueuePreference> known, Map<Long, QueueLimit> shown, int allowed) {
    this(known, shown, allowed, new ArrayList<>());
  }

  /** What is wanted of a limit that nobody has raised yet. */
  public void addFirst(long generation, List<QueueLimit> wants) {
    add(generation, null, now(generation).under(wants));
  }

  /** What follows for a limit that is kept. */
  public void add(long generation, KeptField<QueueLimit> field) {
    add(generation, field.baselineId(), field.target());
  }

  private void add(long generation, @Nullable Long baseline, QueueLimit target) {
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
