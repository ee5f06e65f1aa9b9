package evenkeel.emergency;

import java.util.Collection;

/** Downloads that the buffer does not bear yet, and the bytes that they still need. */
public record Waiting(int torrents, long bytes) {
  public static final Waiting NONE = new Waiting(0, 0);

  /** Another download; what it needs is unknown (-1) until its client has been looked at. */
  public Waiting with(long more) {
    return new Waiting(torrents + 1, bytes + Math.max(0, more));
  }

  static Waiting of(Collection<Waiting> all) {
    return new Waiting(
        all.stream().mapToInt(Waiting::torrents).sum(),
        all.stream().mapToLong(Waiting::bytes).sum());
  }
}
