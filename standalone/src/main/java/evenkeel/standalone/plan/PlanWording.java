package evenkeel.standalone.plan;

import evenkeel.standalone.plan.PlanReport.Account;
import evenkeel.standalone.plan.PlanReport.Client;
import evenkeel.standalone.plan.PlanReport.Queue;
import evenkeel.standalone.plan.PlanReport.Torrent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells a person the plan: what is done and what is left for a special reason by name, the rest in
 * numbers.
 *
 * @param all whether every torrent is named
 */
record PlanWording(PlanReport report, boolean all) {
  private static final Set<String> USUAL =
      Set.of("no_account", "no_emergency", "seeds_already", "held");

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    report.accounts().forEach(account -> lines.add(line(account)));
    report.clients().forEach(client -> tell(client, lines));
    return lines;
  }

  private static String line(Account account) {
    return "account %s: %s; %s%s"
        .formatted(account.id(), reading(account), standing(account), mode(account));
  }

  private static String reading(Account account) {
    if (account.readAt() == null) {
      return "no reading yet";
    }
    return "ratio %s (%s, read at %s)"
        .formatted(
            account.ratio() == null ? "infinite" : account.ratio().toPlainString(),
            account.level(),
            account.readAt());
  }

  private static String standing(Account account) {
    return switch (account.standing()) {
      case "open" -> "an emergency is open: below is what is still to be done";
      case "opening" -> "the next such reading opens an emergency, which does what is below";
      case "supposed" -> "supposing an emergency, below is what it would do";
      case "quiet" ->
          "you released it: nothing is done before its level has once left the emergency";
      case "unread" -> "nothing is done now; --as-if-emergency tells what an emergency would do";
      default -> "nothing is done now; --as-if-emergency tells what an emergency would do";
    };
  }

  private static String mode(Account account) {
    return account.mode().equals("observe") ? " (mode observe: shown, not done)" : "";
  }

  private void tell(Client client, List<String> lines) {
    if (client.trouble() != null) {
      lines.add("client %s could not be looked at: %s".formatted(client.id(), client.trouble()));
      return;
    }
    lines.add("client %s: %d torrents".formatted(client.id(), client.torrents().size()));
    groups(client).forEach((heading, torrents) -> tell(heading, torrents, lines));
    client.queue().forEach(queue -> lines.add("  " + line(queue)));
    client
        .ofNoAccount()
        .forEach((host, count) -> lines.add("  of no account, %s: %d".formatted(host, count)));
  }

  private static String line(Queue queue) {
    String seeds =
        "%d complete torrents of %s would wait in the queue"
            .formatted(queue.waiting(), queue.account());
    if (queue.why() != null) {
      return "leave the limits of the queue, though %s: %s".formatted(seeds, queue.why());
    }
    String raises =
        queue.raises().stream()
            .map(one -> "%s from %d to %d".formatted(one.limit(), one.from(), one.to()))
            .collect(Collectors.joining(" and "));
    return "raise %s, since %s".formatted(raises, seeds);
  }

  private static Map<String, List<Torrent>> groups(Client client) {
    Map<String, List<Torrent>> groups = new LinkedHashMap<>();
    for (Torrent one : client.torrents()) {
      groups.computeIfAbsent(one.act() + ", " + one.why(), heading -> new ArrayList<>()).add(one);
    }
    return groups;
  }

  private void tell(String heading, List<Torrent> torrents, List<String> lines) {
    lines.add("  %s: %d".formatted(heading, torrents.size()));
    if (all || !USUAL.contains(torrents.getFirst().reason())) {
      torrents.forEach(one -> lines.add("    " + name(one)));
    }
  }

  private static String name(Torrent one) {
    String of = one.account() == null ? "" : " [" + one.account() + "]";
    return one.name() + of;
  }
}
