package evenkeel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.settings.AccountSettings;
import evenkeel.settings.KeepingSettings;
import evenkeel.settings.Secret;
import evenkeel.settings.Settings;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.emergency.EmergencyRules;
import evenkeel.worker.order.OrderRules;
import evenkeel.worker.order.OrdersLedger;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeatureRulesTest {
  private final Settings settings = settings();
  private final FeatureRules rules =
      new FeatureRules(
          new EmergencyRules(settings),
          new OrderRules(new OrdersLedger(Database.fresh().jdbc()), settings));

  @Test
  void leaveAloneWhatIsExcluded() {
    assertThat(rules.leaves("mam", torrent("", "evenkeel-ignore"))).isTrue();
    assertThat(rules.leaves("mam", torrent("films", "mine"))).isTrue();
    assertThat(rules.leaves("mam", torrent("books", "mine"))).isFalse();
  }

  private static Torrent torrent(String category, String tag) {
    return new Torrent(
        "a".repeat(40),
        null,
        null,
        1,
        "Invented Book",
        TorrentState.DOWNLOADING,
        false,
        false,
        false,
        false,
        category,
        Set.of(tag),
        Set.of("example.net"),
        0,
        Duration.ZERO,
        1,
        1,
        ShareLimits.none());
  }

  private static Settings settings() {
    Duration any = Duration.ofMinutes(1);
    AccountSettings mam =
        new AccountSettings(
            "mam",
            URI.create("http://127.0.0.1:9"),
            new Secret("invented"),
            AccountSettings.Mode.ACT,
            List.of("example.net"),
            new AccountSettings.Levels(
                BigDecimal.ONE, BigDecimal.TWO, BigDecimal.TWO, BigDecimal.ONE),
            any,
            any,
            any,
            any,
            new AccountSettings.Exclusions(Set.of("evenkeel-ignore"), Set.of("films")),
            new AccountSettings.Seeding(true, true, false),
            any,
            new AccountSettings.Release(any, 4));
    return new Settings(List.of(mam), List.of(), new KeepingSettings(any, any, any));
  }
}
