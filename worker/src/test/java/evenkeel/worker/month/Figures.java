package evenkeel.worker.month;

import evenkeel.worker.month.crowd.CrowdedQbittorrent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What has become of everything in a month, as a person reads it. */
final class Figures {
  private final Month month;
  private final Map<Long, Map<String, Long>> rows = new TreeMap<>();

  Figures(Month month) {
    this.month = month;
  }

  /** Counts the rows of every table, as of this day. */
  void count() {
    rows.put(month.passed().toDays(), month.database.rows());
  }

  /** How many emergencies a reading has opened within 24 hours at most. */
  long mostInADay(String account) {
    return month
        .database
        .jdbc
        .sql(
            """
            select coalesce(max(n), 0) from (
              select (select count(*) from holders b
                where b.account = a.account and b.opened_at >= a.opened_at
                  and b.opened_at < a.opened_at + interval '24 hours') as n
              from holders a where a.account = :account) days
            """)
        .param("account", account)
        .query(Long.class)
        .single();
  }

  long emergencies(String account) {
    return month.database.count("holders where account = '" + account + "'");
  }

  @Override
  public String toString() {
    return Stream.of(accounts(), clients(), stories(), tables())
        .map(Figures::aligned)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private List<List<Object>> accounts() {
    List<List<Object>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "account",
            "requests to the site",
            "least gap",
            "emergencies",
            "most in 24 h",
            "reminders",
            "lowest booked ratio"));
    for (Membership one : month.accounts.values()) {
      String name = one.account;
      lines.add(
          List.of(
              name,
              one.requests(),
              one.leastGap(),
              emergencies(name),
              mostInADay(name),
              month.database.count("notices where kind = 'REMINDER' and account = '" + name + "'"),
              "%.3f".formatted(one.lowest())));
    }
    return lines;
  }

  private List<List<Object>> clients() {
    List<List<Object>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "client", "torrents", "looks", "calls that order", "torrents ordered", "otherwise"));
    month.clients.forEach((name, one) -> lines.add(client(name, one)));
    return lines;
  }

  private List<Object> client(String name, CrowdedQbittorrent client) {
    long looks =
        month
            .database
            .jdbc
            .sql("select look from clients where client = :client")
            .param("client", name)
            .query(Long.class)
            .single();
    return List.of(
        name,
        client.size(),
        looks,
        client.writes(),
        client.torrentsOrdered(),
        client.standingOtherwise().size());
  }

  private List<List<Object>> stories() {
    List<List<Object>> lines = new ArrayList<>();
    lines.add(List.of("story", "runs", "events of the longest", "its bytes", "events of all"));
    month
        .histories
        .sizes(month.clients.keySet())
        .forEach((name, size) ->
            lines.add(List.of(name, size.runs(), size.events(), size.bytes(), size.allEvents())));
    return lines;
  }

  private List<List<Object>> tables() {
    List<List<Object>> lines = new ArrayList<>();
    List<Object> head = new ArrayList<>(List.of("rows after days"));
    head.addAll(rows.keySet());
    lines.add(head);
    for (String table : month.database.rows().keySet()) {
      List<Object> line = new ArrayList<>(List.of(table));
      rows.values().forEach(counted -> line.add(counted.getOrDefault(table, 0L)));
      lines.add(line);
    }
    return lines;
  }

  private static String aligned(List<List<Object>> lines) {
    int columns = lines.getFirst().size();
    List<Integer> widths =
        IntStream.range(0, columns)
            .mapToObj(column ->
                lines.stream()
                    .mapToInt(line -> line.get(column).toString().length())
                    .max()
                    .orElse(1))
            .toList();
    return lines.stream()
        .map(line ->
            IntStream.range(0, columns)
                .mapToObj(column -> ("%-" + widths.get(column) + "s").formatted(line.get(column)))
                .collect(Collectors.joining("  ", "  ", System.lineSeparator())))
        .collect(Collectors.joining());
  }
}
