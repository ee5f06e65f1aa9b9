package evenkeel.simulator.site;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the site is being used: how often, how closely, and whether by several at once. */
public final class Traffic {
  private final List<SiteRequest> journal = new ArrayList<>();
  private int requests;
  private int open;
  private int mostOpen;
  private @Nullable Long lastEnd;
  private @Nullable Duration smallestGap;

  synchronized void begin() {
    requests++;
    open++;
    mostOpen = Math.max(mostOpen, open);
    if (lastEnd != null && open == 1) {
      Duration gap = Duration.ofNanos(System.nanoTime() - lastEnd);
      smallestGap = smallestGap == null || gap.compareTo(smallestGap) < 0 ? gap : smallestGap;
    }
  }

  synchronized void end() {
    open--;
    lastEnd = System.nanoTime();
  }

  synchronized void note(SiteRequest request) {
    journal.add(request);
  }

  public synchronized int requests() {
    return requests;
  }

  /** The shortest time from the end of a request to the start of the next, if there were two. */
  public synchronized Optional<Duration> smallestGap() {
    return Optional.ofNullable(smallestGap);
  }

  /** Whether two requests were ever open at the same time. */
  public synchronized boolean overlapped() {
    return mostOpen > 1;
  }

  public synchronized List<SiteRequest> journal() {
    return List.copyOf(journal);
  }

  /** Forgets everything so far. */
  public synchronized void clear() {
    journal.clear();
    requests = 0;
    mostOpen = open;
    lastEnd = null;
    smallestGap = null;
  }
}
