package evenkeel.api;

import evenkeel.settings.AccountSettings;
import evenkeel.settings.AccountSettings.Exclusions;
import evenkeel.settings.AccountSettings.Levels;
import evenkeel.settings.AccountSettings.Mode;
import evenkeel.settings.ClientLogin;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.ClientSettings.Pace;
import evenkeel.settings.KeepingSettings;
import evenkeel.settings.Secret;
import evenkeel.settings.Settings;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Two accounts, {@code mam} and {@code other}, and one client, {@code seedbox}. */
final class TestSettings {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private TestSettings() {}

  static Settings settings() {
    return new Settings(
        List.of(account("mam", Mode.ACT), account("other", Mode.OBSERVE)),
        List.of(client()),
        new KeepingSettings(MINUTE, MINUTE, MINUTE));
  }

  private static AccountSettings account(String id, Mode mode) {
    return new AccountSettings(
        id,
        URI.create("http://127.0.0.1:1"),
        new Secret("a cookie"),
        mode,
        List.of("tracker.example"),
        new Levels(
            new BigDecimal("1.00"),
            new BigDecimal("1.20"),
            new BigDecimal("1.05"),
            new BigDecimal("0.02")),
        MINUTE,
        MINUTE,
        MINUTE,
        MINUTE,
        new Exclusions(Set.of(), Set.of()),
        new AccountSettings.Seeding(true, true, false),
        MINUTE,
        new AccountSettings.Release(MINUTE, 4));
  }

  private static ClientSettings client() {
    return new ClientSettings(
        "seedbox",
        URI.create("http://127.0.0.1:1"),
        new ClientLogin.Password("admin", new Secret("a password")),
        MINUTE,
        new Pace(MINUTE, MINUTE, 300, 1000));
  }
}
