package evenkeel.torrent;

import java.util.Collection;

/** A value of a field that is kept for several at once, who may want different ones. */
public interface Keepable<V> {

  /** What holds while open claims want these, of a field that had this value before them. */
  V under(Collection<V> wants);

  /** Whether a field that is to have {@code target} may get this value on the way. */
  boolean leadsTo(V target);

  /**
   * Whether a client that did not do, or forgot, what was written may show this value.
   *
   * @param before the field's value before the first write
   * @param written the farthest value from that which was written
   */
  boolean leftOver(V before, V written);

  /** As it is written down. */
  String name();
}
