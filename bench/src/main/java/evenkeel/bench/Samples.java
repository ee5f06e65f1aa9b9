package evenkeel.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Repeated measurements of one thing, of which the median counts. */
public final class Samples {
  private final List<Duration> measured = new ArrayList<>();

  public void add(Duration one) {
    measured.add(one);
  }

  /** Leaves it out while things only warm up. */
  void addIf(boolean counts, Duration one) {
    if (counts) {
      add(one);
    }
  }

  /** Half of the measurements are no longer than this. */
  public Duration median() {
    List<Duration> sorted = measured.stream().sorted().toList();
    return sorted.get((sorted.size() - 1) / 2);
  }

  /** This median over the other one. */
  public String over(Samples other) {
    return "%.2f".formatted((double) median().toNanos() / other.median().toNanos());
  }

  /** The median, with the shortest and the longest. */
  @Override
  public String toString() {
    List<Duration> sorted = measured.stream().sorted().toList();
    return "%s (%s..%s)"
        .formatted(shown(median()), shown(sorted.getFirst()), shown(sorted.getLast()));
  }

  private static String shown(Duration time) {
    return time.compareTo(Duration.ofMillis(100)) < 0
        ? "%.1f ms".formatted(time.toNanos() / 1e6)
        : "%.2f s".formatted(time.toMillis() / 1e3);
  }
}
