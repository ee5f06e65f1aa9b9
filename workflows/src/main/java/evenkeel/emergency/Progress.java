package evenkeel.emergency;

import evenkeel.keeping.KeeperReport;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far the clients are.
 *
 * @param expected ids of the clients waited for; one that has not reported is pending alone
 * @param reports last report of each client, by client id
 */
public record Progress(Set<String> expected, Map<String, KeeperReport> reports) {
  static final Progress NONE = new Progress(Set.of(), Map.of());

  /** Keeps them in order, so that a person and a replay see the same. */
  public Progress {
    expected = Collections.unmodifiableSet(new TreeSet<>(expected));
    reports = Collections.unmodifiableMap(new TreeMap<>(reports));
  }

  Progress expecting(Set<String> clients) {
    return new Progress(clients, reports);
  }

  /** A report may come before its row is known here, or late; the newest of a client counts. */
  Progress heard(KeeperReport report) {
    Map<String, KeeperReport> all = new TreeMap<>(reports);
    all.merge(report.client(), report, (old, now) -> now.after(old) ? now : old);
    return new Progress(expected, all);
  }

  boolean placed(long number) {
    return expected.stream()
        .map(reports::get)
        .allMatch(report -> report != null && report.number() == number && report.placed());
  }

  boolean returned(long number) {
    return expected.stream()
        .map(reports::get)
        .allMatch(report -> report != null && report.number() == number && report.returned());
  }
}
