package evenkeel.api.account;

import evenkeel.settings.AccountSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;

/** What is set for an account, without its secrets; times in seconds. */
public record AccountSettingsView(
    URI site,
    List<String> trackers,
    Levels levels,
    long intervalSeconds,
    long staleSeconds,
    long announceSeconds,
    long reminderSeconds,
    boolean startStopped,
    boolean raiseQueue,
    boolean forceStart,
    List<String> excludedTags,
    List<String> excludedCategories) {

  /** The ratios at which the levels begin. */
  public record Levels(
      BigDecimal floor, BigDecimal warning, BigDecimal recovery, BigDecimal margin) {}

  static AccountSettingsView of(AccountSettings account) {
    AccountSettings.Levels levels = account.levels();
    return new AccountSettingsView(
        account.site(),
        account.trackers(),
        new Levels(levels.floor(), levels.warning(), levels.recovery(), levels.margin()),
        account.interval().toSeconds(),
        account.stale().toSeconds(),
        account.announce().toSeconds(),
        account.reminder().toSeconds(),
        account.seeding().startStopped(),
        account.seeding().raiseQueue(),
        account.seeding().forceStart(),
        account.exclude().tags().stream().sorted().toList(),
        account.exclude().categories().stream().sorted().toList());
  }
}
