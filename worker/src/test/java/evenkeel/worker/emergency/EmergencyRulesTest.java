package evenkeel.worker.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.ClaimRule.Coverage;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.AccountSettings.Mode;
import evenkeel.settings.KeepingSettings;
import evenkeel.settings.Settings;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Emergencies go by the settings of today. */
class EmergencyRulesTest {
  private static final AccountSettings ACCOUNT = HeldTorrents.account();

  private final EmergencyRules rules = rules(ACCOUNT);

  @Test
  void hasARuleForTheEmergencyOfAnAccountInTheSettingsAlone() {
    assertThat(rules.rule("emergency/mam", "mam")).isPresent();
    assertThat(rules.rule("emergency/other", "mam")).isEmpty();
    assertThat(rules.rule("emergency/other", "other")).isEmpty();
    assertThat(rules.rule("order/1", "mam")).isEmpty();
  }

  @Test
  void onlyWatchesWhereTheAccountIsObserved() {
    assertThat(rule(rules).observing()).isFalse();
    assertThat(rule(rules(with(Mode.OBSERVE, "", ""))).observing()).isTrue();
  }

  @Test
  void coversWhatIsOnTheTrackersOfTodayAndNotExcludedToday() {
    EmergencyRules excluding = rules(with(Mode.ACT, "mine", "films"));

    assertThat(rule(rules).coverage(torrent("one.example.net", "mine", "films")))
        .isEqualTo(Coverage.COVERED);
    assertThat(rule(rules).coverage(torrent("other.example", "", "")))
        .isEqualTo(Coverage.NOT_OF_ACCOUNT);
    assertThat(rule(excluding).coverage(torrent("one.example.net", "mine", "")))
        .isEqualTo(Coverage.EXCLUDED_TAG);
    assertThat(rule(excluding).coverage(torrent("one.example.net", "", "films")))
        .isEqualTo(Coverage.EXCLUDED_CATEGORY);
  }

  @Test
  void raisesTheQueueOrForcesAsTheSettingsSay() {
    assertThat(rule(rules).raisesQueue()).isTrue();
    assertThat(rule(rules(seeding(false, false))).raisesQueue()).isFalse();
    assertThat(rule(rules(seeding(false, true))).letsQueuedRun()).isTrue();
    assertThat(rule(rules(seeding(true, true))).raisesQueue()).isFalse();
  }

  @Test
  void knowsWhoseTorrentsAreAndWhatIsLeftAlone() {
    EmergencyRules excluding = rules(with(Mode.ACT, "mine", "films"));

    assertThat(rules.accounts(Set.of("one.example.net"))).containsExactly("mam");
    assertThat(rules.accounts(Set.of("other.example"))).isEmpty();
    assertThat(excluding.leaves("mam", torrent("one.example.net", "", ""))).isFalse();
    assertThat(excluding.leaves("mam", torrent("one.example.net", "mine", ""))).isTrue();
    assertThat(excluding.leaves("other", torrent("one.example.net", "", ""))).isTrue();
  }

  private static ClaimRule rule(EmergencyRules rules) {
    return rules.rule("emergency/mam", "mam").orElseThrow();
  }

  private static EmergencyRules rules(AccountSettings account) {
    Duration minute = Duration.ofMinutes(1);
    return new EmergencyRules(
        new Settings(
            List.of(account),
            List.of(HeldTorrents.client("home")),
            new KeepingSettings(minute, minute, minute)));
  }

  private static AccountSettings with(Mode mode, String tag, String category) {
    return account(
        mode,
        new AccountSettings.Exclusions(Set.of(tag), Set.of(category)),
        new AccountSettings.Seeding(true, true, false));
  }

  private static AccountSettings seeding(boolean raises, boolean forces) {
    return account(
        Mode.ACT,
        new AccountSettings.Exclusions(Set.of(), Set.of()),
        new AccountSettings.Seeding(true, raises, forces));
  }

  private static AccountSettings account(
      Mode mode, AccountSettings.Exclusions exclude, AccountSettings.Seeding seeding) {
    return new AccountSettings(
        ACCOUNT.id(),
        ACCOUNT.site(),
        ACCOUNT.cookie(),
        mode,
        ACCOUNT.trackers(),
        ACCOUNT.levels(),
        ACCOUNT.interval(),
        ACCOUNT.stale(),
        ACCOUNT.pace(),
        ACCOUNT.announce(),
        exclude,
        seeding,
        ACCOUNT.reminder(),
        ACCOUNT.release());
  }

  private static Torrent torrent(String host, String tag, String category) {
    return new Torrent(
        "b".repeat(40),
        "b".repeat(40),
        null,
        1,
        "Invented Book",
        TorrentState.DOWNLOADING,
        false,
        false,
        false,
        false,
        category,
        tag.isEmpty() ? Set.of() : Set.of(tag),
        Set.of(host),
        0,
        Duration.ZERO,
        100,
        50,
        ShareLimits.global());
  }
}
