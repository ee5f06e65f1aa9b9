package evenkeel.emergency;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far the way back is.
 *
 * @param due when it begins by itself; null unless only the time is still missing
 * @param asksUntil until then it begins by order alone; null = it does not ask for one
 * @param bounded whether it goes only as far as the buffer bears: no order does
 * @param open whether its row is open on, since something may still wait
 * @param asOf number of the last reading by which something was given back
 * @param waiting what the buffer does not bear yet, by client id
 * @param tooLarge those of them that are larger than the whole buffer
 */
public record Release(
    @Nullable Instant due,
    @Nullable Instant asksUntil,
    boolean bounded,
    boolean open,
    long asOf,
    Map<String, Waiting> waiting,
    Waiting tooLarge) {
  static final Release NONE = new Release(null, null, false, false, 0, Map.of(), Waiting.NONE);

  /** Keeps clients in order, so that a person and a replay see the same. */
  public Release {
    waiting = Collections.unmodifiableMap(new TreeMap<>(waiting));
  }

  Release judged(Recovery recovery, Instant now) {
    boolean early = recovery.enough() && now.isBefore(recovery.notBefore());
    Instant asks = recovery.enough() ? recovery.asksUntil() : null;
    Instant then = early && asks == null ? recovery.notBefore() : null;
    return new Release(then, asks, recovery.endsAt(now), open, asOf, waiting, tooLarge);
  }

  /** By order: all of it. */
  Release ordered() {
    return new Release(null, null, false, open, asOf, waiting, tooLarge);
  }

  /** As far as the buffer bears by this reading. */
  Release begun(long reading) {
    return new Release(null, null, bounded, true, reading, waiting, tooLarge);
  }

  /** Found begun, by a story that knows no reading of it: the next step is to go on. */
  static Release found() {
    return NONE.bounded(true).begun(-1);
  }

  Release bounded(boolean now) {
    return new Release(due, asksUntil, now, open, asOf, waiting, tooLarge);
  }

  Release left(Map<String, Waiting> nowWaiting, Waiting nowTooLarge) {
    return new Release(due, asksUntil, bounded, true, asOf, nowWaiting, nowTooLarge);
  }

  /** Nothing waits any more. */
  Release closed() {
    return new Release(null, null, bounded, false, asOf, Map.of(), Waiting.NONE);
  }

  /** Whether the turn of something that waits comes, at the present ratio. */
  public boolean follows() {
    return total().torrents() > tooLarge.torrents();
  }

  /** All that waits. */
  public Waiting total() {
    return Waiting.of(waiting.values());
  }
}
