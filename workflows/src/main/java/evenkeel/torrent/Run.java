package evenkeel.torrent;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Whether a torrent may run: the field {@code run}. Declared strictest first; {@code NORMAL}
 * includes waiting in the queue.
 */
public enum Run {
  STOPPED,
  NORMAL,
  FORCED;

  /** The value that holds when several claims want different ones: the strictest. */
  public static Optional<Run> strictest(Collection<Run> wanted) {
    return wanted.stream().min(Comparator.naturalOrder());
  }
}
