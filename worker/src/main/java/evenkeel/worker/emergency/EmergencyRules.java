package evenkeel.worker.emergency;

import evenkeel.emergency.EmergencyRule;
import evenkeel.keeping.ClaimRule;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.Settings;
import evenkeel.temporal.WorkflowIds;
import evenkeel.torrent.Torrent;
import evenkeel.worker.keeping.look.ClaimRules;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What emergencies claim, by today's settings. */
public final class EmergencyRules implements ClaimRules {
  private final Settings settings;

  public EmergencyRules(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Optional<ClaimRule> rule(String holder, String account) {
    return settings.accounts().stream()
        .filter(one -> one.id().equals(account))
        .filter(one -> holder.equals(WorkflowIds.emergency(account)))
        .findFirst()
        .map(EmergencyRules::rule);
  }

  @Override
  public Set<String> accounts(Set<String> trackerHosts) {
    return settings.accounts().stream()
        .filter(one -> rule(one).ofAccount(trackerHosts))
        .map(AccountSettings::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean leaves(String account, Torrent torrent) {
    return settings.accounts().stream()
        .filter(one -> one.id().equals(account))
        .noneMatch(one -> rule(one).covers(torrent));
  }

  private static EmergencyRule rule(AccountSettings account) {
    return new EmergencyRule(
        account.trackers(),
        account.exclude().tags(),
        account.exclude().categories(),
        new EmergencyRule.Seeding(
            account.seeding().startStopped(),
            account.seeding().raiseQueue(),
            account.seeding().forceStart()),
        account.mode() == AccountSettings.Mode.OBSERVE);
  }
}
