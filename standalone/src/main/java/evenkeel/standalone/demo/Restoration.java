package evenkeel.standalone.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares what qBittorrent showed before, during and after, torrent by torrent, and shows it by
 * group. What the user did meanwhile must be as the user left it.
 */
record Restoration(List<Torrent> before, List<Torrent> during, List<Torrent> after) {

  /** What the user did, by name of the torrent. */
  record UsersActs(String started, String stopped, String added, String finished, String removed) {
    private @Nullable String of(String name) {
      return Map.of(
              started, "started by the user",
              stopped, "stopped by the user",
              added, "added meanwhile",
              finished, "finished meanwhile",
              removed, "removed by the user")
          .get(name);
    }
  }

  /** Every torrent that is not as it must be, in words; empty = all of it is right. */
  List<String> faults(UsersActs acts) {
    List<String> faults = new ArrayList<>();
    Map<String, Torrent> then = byName(during);
    Map<String, Torrent> now = byName(after);
    for (Torrent was : before) {
      String act = acts.of(was.name());
      if (act == null) {
        frozen(was, then.get(was.name()), faults);
        restored(was, now.get(was.name()), faults);
      }
    }
    expect(now.get(acts.started()), false, acts.started(), faults);
    expect(now.get(acts.stopped()), true, acts.stopped(), faults);
    expect(now.get(acts.added()), false, acts.added(), faults);
    expect(now.get(acts.finished()), false, acts.finished(), faults);
    if (now.containsKey(acts.removed())) {
      faults.add(acts.removed() + " was removed by the user and is there again");
    }
    return faults;
  }

  private static void frozen(Torrent was, @Nullable Torrent then, List<String> faults) {
    boolean mustStop = was.ofAccount() && !was.complete();
    boolean mustRun = was.ofAccount() && was.complete();
    if (then == null) {
      faults.add(was.name() + " was lost during the freeze");
    } else if (mustStop ? !then.stopped() : mustRun ? then.stopped() : changed(was, then)) {
      faults.add(was.name() + " was " + was.state() + " and during the freeze " + then.state());
    }
  }

  private static boolean changed(Torrent was, Torrent then) {
    return !was.belongings().equals(then.belongings());
  }

  private static void restored(Torrent was, @Nullable Torrent now, List<String> faults) {
    if (now == null) {
      faults.add(was.name() + " was lost");
    } else if (changed(was, now)) {
      faults.add(was.name() + ": before " + was.belongings() + ", after " + now.belongings());
    }
  }

  private static void expect(
      @Nullable Torrent now, boolean stopped, String name, List<String> faults) {
    if (now == null) {
      faults.add(name + " was lost");
    } else if (now.stopped() != stopped || now.tags().contains("evenkeel-held")) {
      faults.add(name + " is " + now.state() + " " + now.tags() + ", not as the user left it");
    }
  }

  private static Map<String, Torrent> byName(List<Torrent> torrents) {
    Map<String, Torrent> named = new HashMap<>();
    torrents.forEach(one -> named.put(one.name(), one));
    return named;
  }

  /** The table, a row per group and one for each torrent that the user touched. */
  List<String> table(UsersActs acts) {
    Set<String> rows = new TreeSet<>();
    before.forEach(one -> rows.add(row(one, acts)));
    after.forEach(one -> rows.add(row(one, acts)));
    List<String> lines = new ArrayList<>();
    lines.add(line("group", "before", "during", "after"));
    lines.add("-".repeat(120));
    for (String row : rows) {
      lines.add(
          line(
              row, states(before, row, acts), states(during, row, acts), states(after, row, acts)));
    }
    return lines;
  }

  private static String row(Torrent torrent, UsersActs acts) {
    String act = acts.of(torrent.name());
    return act == null ? torrent.group() : torrent.name() + " (" + act + ")";
  }

  private static String states(List<Torrent> torrents, String row, UsersActs acts) {
    Map<String, Long> counts =
        torrents.stream()
            .filter(one -> row(one, acts).equals(row))
            .collect(
                Collectors.groupingBy(Restoration::shown, TreeMap::new, Collectors.counting()));
    return counts.isEmpty()
        ? "-"
        : counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
  }

  /** Running and waiting for peers is the same to the user. */
  private static String shown(Torrent torrent) {
    return switch (torrent.state()) {
      case "stalledUP", "uploading" -> "seeding";
      case "stalledDL" -> "downloading (stalled)";
      default -> torrent.state();
    };
  }

  private static String line(String group, String before, String during, String after) {
    return "%-44s %-24s %-24s %s".formatted(group, before, during, after);
  }
}
