package evenkeel.worker.planning;

import evenkeel.account.Level;
import evenkeel.account.RatioPolicy;
import evenkeel.account.Reading;
import evenkeel.account.Thresholds;
import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.FieldPolicy;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.Settings;
import evenkeel.temporal.WorkflowIds;
import evenkeel.worker.keeping.look.ClaimRules;
import evenkeel.worker.keeping.look.Ruling;
import evenkeel.worker.planning.Memory.OfAccount;
import evenkeel.worker.planning.Memory.OfClient;
import evenkeel.worker.planning.PlannedAccount.Standing;
import evenkeel.worker.qbittorrent.Look;
import evenkeel.worker.qbittorrent.Preferences;
import evenkeel.worker.qbittorrent.session.QbittorrentTrouble;
import evenkeel.worker.visit.Visits;
import evenkeel.worker.visit.Visits.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the plan: one look at each client, judged as its keeper would, and nothing written. */
public final class Planner {
  private final Settings settings;
  private final ClaimRules rules;
  private final Memory memory;
  private final Visits visits;

  public Planner(Settings settings, ClaimRules rules, Memory memory, Visits visits) {
    this.settings = settings;
    this.rules = rules;
    this.memory = memory;
    this.visits = visits;
  }

  /**
   * What would be done now.
   *
   * @param supposed accounts for which an emergency is supposed
   */
  public Plan plan(Set<String> supposed) {
    List<PlannedAccount> accounts =
        settings.accounts().stream()
            .map(account -> account(account, supposed.contains(account.id())))
            .toList();
    Set<String> claiming =
        accounts.stream()
            .filter(account -> account.standing().claiming())
            .map(PlannedAccount::id)
            .collect(Collectors.toSet());
    return new Plan(
        accounts, settings.clients().stream().map(client -> client(client, claiming)).toList());
  }

  private PlannedAccount account(AccountSettings account, boolean supposed) {
    OfAccount known = memory.account(account.id());
    Reading reading = known.reading();
    Level level = reading == null ? null : level(account, reading);
    return new PlannedAccount(
        account.id(),
        account.mode() == AccountSettings.Mode.OBSERVE,
        reading,
        level,
        standing(known, level, supposed));
  }

  private static Level level(AccountSettings account, Reading reading) {
    AccountSettings.Levels levels = account.levels();
    return RatioPolicy.judge(
            reading,
            new Thresholds(levels.floor(), levels.warning(), levels.recovery(), levels.margin()))
        .level();
  }

  private static Standing standing(OfAccount known, @Nullable Level level, boolean supposed) {
    if (known.open()) {
      return Standing.OPEN;
    }
    if (supposed) {
      return Standing.SUPPOSED;
    }
    if (level == null) {
      return Standing.UNREAD;
    }
    if (level != Level.EMERGENCY) {
      return Standing.CALM;
    }
    return known.quiet() ? Standing.QUIET : Standing.OPENING;
  }

  private PlannedClient client(ClientSettings client, Set<String> claiming) {
    try (Visit visit = visits.to(client)) {
      Look look = visit.client().look();
      return planned(client.id(), look, visit.client().preferences(), claiming);
    } catch (QbittorrentTrouble trouble) {
      return new PlannedClient(client.id(), List.of(), List.of(), trouble.getMessage());
    }
  }

  private PlannedClient planned(
      String client, Look look, Preferences preferences, Set<String> claiming) {
    OfClient known = memory.client(client, look);
    Ruling.View view =
        new Ruling.View(known.sightings(), known.moment(), preferences.limits(), known.kept());
    FieldPolicy policy = new FieldPolicy(settings.keeping().patience());
    Map<String, ClaimRule> byAccount = byAccount();
    ClientPlanner planner = new ClientPlanner(known, policy, view, byAccount);
    claiming.forEach(account -> planner.claiming(account, view));
    List<PlannedTorrent> torrents = planner.plan();
    byAccount.keySet().retainAll(known.moment().settled() ? claiming : Set.of());
    QueuePlanner queue = new QueuePlanner(known.queue(), preferences);
    List<PlannedQueue> queues = new ArrayList<>();
    byAccount.forEach(
        (account, rule) -> queue.plan(account, rule, torrents).ifPresent(queues::add));
    return new PlannedClient(client, torrents, queues, null);
  }

  private Map<String, ClaimRule> byAccount() {
    Map<String, ClaimRule> byAccount = new LinkedHashMap<>();
    for (AccountSettings account : settings.accounts()) {
      rules
          .rule(WorkflowIds.emergency(account.id()), account.id())
          .ifPresent(rule -> byAccount.put(account.id(), rule));
    }
    return byAccount;
  }
}
