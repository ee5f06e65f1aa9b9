package evenkeel.torrent;

import java.util.Collection;

/**
 * How many torrents a client lets be active at a time. Of several the highest holds: it is raised
 * for seeds that wait, and never lowered.
 *
 * @param most -1 = no limit
 */
public record QueueLimit(int most) implements Keepable<QueueLimit> {

  /** The limit that is written down so. */
  public static QueueLimit named(String name) {
    return new QueueLimit(Integer.parseInt(name));
  }

  /** Whether nothing waits for this limit. */
  public boolean unlimited() {
    return most < 0;
  }

  /** How many more torrents may be active than under {@code other}; 0 if not more. */
  public int above(QueueLimit other) {
    if (other.unlimited()) {
      return 0;
    }
    return unlimited() ? Integer.MAX_VALUE : Math.max(0, most - other.most);
  }

  /** The same limit for that many more torrents. */
  public QueueLimit plus(int torrents) {
    return unlimited() ? this : new QueueLimit(most + torrents);
  }

  @Override
  public QueueLimit under(Collection<QueueLimit> wants) {
    QueueLimit highest = this;
    for (QueueLimit wanted : wants) {
      highest = wanted.above(highest) > 0 ? wanted : highest;
    }
    return highest;
  }

  @Override
  public boolean leadsTo(QueueLimit target) {
    return above(target) == 0;
  }

  @Override
  public boolean leftOver(QueueLimit before, QueueLimit written) {
    return before.above(this) == 0 && above(written) == 0;
  }

  @Override
  public String name() {
    return Integer.toString(most);
  }
}
