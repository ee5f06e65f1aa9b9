package evenkeel.worker.planning;

import java.util.List;

/** What would be done now, at every client. */
public record Plan(List<PlannedAccount> accounts, List<PlannedClient> clients) {

  /** Whether every client could be looked at. */
  public boolean complete() {
    return clients.stream().allMatch(client -> client.trouble() == null);
  }
}
