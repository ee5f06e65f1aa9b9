package evenkeel.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Says what a site has not booked yet. It books what a torrent moved when that torrent announces,
 * so whatever was moved longer ago than one announce interval is booked, and of what was moved
 * since nobody can know. The estimate errs on the safe side, with {@code a} the newest reading at
 * least one interval old, and {@code b} the newest at least one interval older than that:
 *
 * <ul>
 *   <li>unbooked upload is at least what was moved since {@code a} less what the site booked since
 *       {@code a} (of that some was moved before);
 *   <li>unbooked download is at most what was moved since {@code a}; and at most what was moved
 *       since {@code b} less what the site booked since {@code a}, since all from before {@code b}
 *       was booked when {@code a} was read.
 * </ul>
 *
 * <p>Readings go by their order in the ledger. An interval is over only when its time has passed
 * and as many readings were taken as fit into it, so that a clock that is set changes nothing.
 */
public final class Projecting {
  /** Of so many earlier readings it is enough to know. */
  public static final int MOST = 300;

  private Projecting() {}

  /**
   * What was booked and what was seen to be moved at a time.
   *
   * @param booked what the site showed
   * @param moved all that clients had ever been seen to move
   */
  public record Sample(Instant at, Moved booked, Moved moved) {}

  /**
   * How often things happen.
   *
   * @param announce time between two announces of a torrent
   * @param reading time between two readings
   */
  public record Cadence(Duration announce, Duration reading) {
    long readings() {
      return Math.ceilDiv(announce.toMillis(), Math.max(1, reading.toMillis()));
    }
  }

  /**
   * What is unbooked now.
   *
   * @param earlier the readings before, newest first, {@link #MOST} of them if there are
   * @param flows what comes down at each client
   */
  public static Projection project(
      Sample now, List<Sample> earlier, List<Flow> flows, Cadence cadence) {
    long coming = flows.stream().mapToLong(flow -> flow.coming(cadence.announce)).sum();
    int a = back(now.at, earlier, 0, cadence);
    Moved since = now.moved.since(movedBy(a, earlier));
    if (earlier.isEmpty()) {
      return new Projection(now.moved, new Moved(0, since.downloaded()), coming);
    }
    int known = Math.min(a, earlier.size() - 1);
    if (corrected(now, earlier.subList(0, known + 1))) {
      return new Projection(now.moved, new Moved(0, since.downloaded()), coming);
    }
    Sample from = earlier.get(known);
    int b = back(from.at, earlier, known + 1, cadence);
    Moved booked = now.booked.since(from.booked);
    long uploaded = now.moved.since(from.moved).uploaded() - booked.uploaded();
    long downloaded = now.moved.since(movedBy(b, earlier)).downloaded() - booked.downloaded();
    Moved unbooked =
        new Moved(Math.max(0, uploaded), Math.min(Math.max(0, downloaded), since.downloaded()));
    return new Projection(now.moved, unbooked, coming);
  }

  /** Where, from {@code start} on, an interval before {@code at} is over; the size if nowhere. */
  private static int back(Instant at, List<Sample> earlier, int start, Cadence cadence) {
    Instant until = at.minus(cadence.announce);
    for (long i = start + cadence.readings() - 1; i < earlier.size(); i++) {
      if (!earlier.get((int) i).at.isAfter(until)) {
        return (int) i;
      }
    }
    return earlier.size();
  }

  /** Before the first reading nothing was seen. */
  private static Moved movedBy(int index, List<Sample> earlier) {
    if (index < earlier.size()) {
      return earlier.get(index).moved;
    }
    return earlier.size() < MOST ? Moved.NONE : earlier.getLast().moved;
  }

  /** Whether the site took anything back: what it booked then tells nothing of what was moved. */
  private static boolean corrected(Sample now, List<Sample> earlier) {
    Moved later = now.booked;
    for (Sample sample : earlier) {
      if (later.uploaded() < sample.booked.uploaded()
          || later.downloaded() < sample.booked.downloaded()) {
        return true;
      }
      later = sample.booked;
    }
    return false;
  }
}
