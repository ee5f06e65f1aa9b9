package evenkeel.torrent;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Whether a torrent may run: the field {@code run}. Declared strictest first; {@code NORMAL}
 * includes waiting in the queue.
 */
public enum Run implements Keepable<Run> {
  STOPPED,
  NORMAL,
  FORCED;

  /** The value that holds when several claims want different ones: the strictest. */
  public static Optional<Run> strictest(Collection<Run> wanted) {
    return wanted.stream().min(Comparator.naturalOrder());
  }

  @Override
  public Run under(Collection<Run> wants) {
    return strictest(wants).orElse(this);
  }

  /** There are too few values to tell the user's from a forgotten one. */
  @Override
  public boolean leftOver(Run before, Run written) {
    return true;
  }

  @Override
  public boolean leadsTo(Run target) {
    return this == target;
  }
}
