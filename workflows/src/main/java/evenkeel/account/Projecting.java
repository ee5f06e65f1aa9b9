package evenkeel.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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
 * <p>The latter holds for every such pair, and each is good at another time: what is booked soon
 * after it was moved lies between {@code b} and {@code a} for a while, and would be taken for
 * unbooked. So the least over the pairs of two intervals more is taken. What was moved at a client
 * while nobody saw it is known only when it is seen again: until that is an interval ago, the pairs
 * go back to before.
 *
 * <p>Readings go by their order in the ledger. An interval is over only when its time has passed
 * and as many readings were taken as fit into it, so that a clock that is set changes nothing.
 */
public final class Projecting {
  /** Of so many earlier readings it is enough to know. */
  public static final int MOST = 600;

  private Projecting() {}

  /**
   * What was booked and what was seen to be moved at a time.
   *
   * @param booked what the site showed
   * @param moved all that clients had ever been seen to move
   */
  public record Sample(Instant at, Moved booked, Moved moved) {}

  /**
   * A time in which a client was not seen, so that all it moved then seems moved at its end.
   *
   * @param from when it was seen last
   * @param until when it was seen again
   */
  public record Absence(Instant from, Instant until) {}

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
   * @param absences the last of each client
   */
  public static Projection project(
      Sample now, List<Sample> earlier, List<Flow> flows, List<Absence> absences, Cadence cadence) {
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
    long uploaded =
        now.moved.since(from.moved).uploaded() - now.booked.since(from.booked).uploaded();
    int reach = reach(earlier, known, absences, cadence);
    boolean straight = !corrected(now, earlier.subList(0, reach));
    long downloaded = least(now, earlier, known, straight ? reach : known + 1, cadence);
    Moved unbooked =
        new Moved(Math.max(0, uploaded), Math.min(Math.max(0, downloaded), since.downloaded()));
    return new Projection(now.moved, unbooked, coming);
  }

  /** How far back pairs may begin. */
  private static int reach(
      List<Sample> earlier, int known, List<Absence> absences, Cadence cadence) {
    Instant a = earlier.get(known).at;
    Instant before =
        absences.stream()
            .filter(absence -> absence.until.isAfter(a))
            .map(Absence::from)
            .min(Comparator.naturalOrder())
            .orElse(a);
    int start = known;
    while (start < earlier.size() - 1 && earlier.get(start).at.isAfter(before)) {
      start++;
    }
    return (int) Math.min(earlier.size(), start + 1 + 2 * cadence.readings());
  }

  /** The most that can be unbooked of what was downloaded, by the pair that knows best. */
  private static long least(
      Sample now, List<Sample> earlier, int known, int reach, Cadence cadence) {
    long least = Long.MAX_VALUE;
    for (int i = known; i < reach; i++) {
      Sample a = earlier.get(i);
      int b = back(a.at, earlier, i + 1, cadence);
      if (b < earlier.size() || earlier.size() < MOST) {
        Moved unbooked = now.moved.since(movedBy(b, earlier)).since(now.booked.since(a.booked));
        least = Math.min(least, unbooked.downloaded());
      }
    }
    return least;
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
