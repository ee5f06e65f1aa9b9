package evenkeel.order;

import evenkeel.keeping.KeeperReport;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * How far the clients are with an order.
 *
 * @param expected ids of the clients waited for; one that has not reported is pending alone
 * @param reports last report of each client, by client id
 */
public record OrderProgress(Set<String> expected, Map<String, KeeperReport> reports) {
  static final OrderProgress NONE = new OrderProgress(Set.of(), Map.of());

  /** Keeps them in order, so that a person and a replay see the same. */
  public OrderProgress {
    expected = Collections.unmodifiableSet(new TreeSet<>(expected));
    reports = Collections.unmodifiableMap(new TreeMap<>(reports));
  }

  OrderProgress expecting(Set<String> clients) {
    return new OrderProgress(clients, reports);
  }

  /** The newest report of a client counts. */
  OrderProgress heard(KeeperReport report) {
    Map<String, KeeperReport> all = new TreeMap<>(reports);
    all.merge(report.client(), report, (old, now) -> now.after(old) ? now : old);
    return new OrderProgress(expected, all);
  }

  boolean placed() {
    return everywhere(KeeperReport::placed);
  }

  boolean returned() {
    return everywhere(KeeperReport::returned);
  }

  /**
   * Whether nothing is held anywhere, and nothing waits to be. Nothing can come any more then: what
   * an order means was settled when each client was first looked at.
   */
  boolean empty() {
    return !stuck()
        && sum(KeeperReport::pending) == 0
        && sum(KeeperReport::stopped) == 0
        && sum(KeeperReport::started) == 0
        && sum(KeeperReport::parked) == 0;
  }

  /** Whether anything cannot be as it should. */
  boolean stuck() {
    return sum(KeeperReport::refused) + sum(KeeperReport::guarded) > 0;
  }

  private boolean everywhere(Predicate<KeeperReport> so) {
    return expected.stream().map(reports::get).allMatch(one -> one != null && so.test(one));
  }

  long unheard() {
    return expected.stream().filter(client -> !reports.containsKey(client)).count();
  }

  int sum(ToIntFunction<KeeperReport> count) {
    return reports.values().stream().mapToInt(count).sum();
  }
}
