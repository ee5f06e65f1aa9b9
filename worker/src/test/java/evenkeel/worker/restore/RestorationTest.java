package evenkeel.worker.restore;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.settings.AccountSettings;
import evenkeel.settings.KeepingSettings;
import evenkeel.settings.Settings;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.Database;
import evenkeel.worker.emergency.EmergencyRules;
import evenkeel.worker.emergency.HeldTorrents;
import evenkeel.worker.emergency.QuietLedger;
import evenkeel.worker.secret.Sealer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;

class RestorationTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final AccountSettings MAM = HeldTorrents.account();
  private static final Settings SETTINGS =
      new Settings(List.of(MAM), List.of(), new KeepingSettings(MINUTE, MINUTE, MINUTE));

  private final Database database = Database.fresh();

  /** Its row may be closed already, with torrents on their way back, or be about to open. */
  @Test
  void isQuietForAnAccountThatHasNoOpenRow(@TempDir Path folder) throws Exception {
    Restoration restoration =
        new Restoration(
            SETTINGS,
            Sealer.withKeyIn(folder.resolve("key")),
            database.jdbc(),
            new JdbcTransactionManager(database.dataSource()),
            told -> {});

    assertThat(restoration.run().holders()).isEmpty();

    assertThat(new QuietLedger(database.jdbc()).quiet(MAM.id())).isTrue();
  }

  /** What torrents move while they are given back counts for their account as ever. */
  @Test
  void knowsWhoseTrafficItSeesThoughItClaimsNothing() {
    EmergencyRules emergencies = new EmergencyRules(SETTINGS);
    NoClaims rules = new NoClaims(emergencies);
    Torrent ours = torrent(Set.copyOf(MAM.trackers()));
    Torrent foreign = torrent(Set.of("elsewhere.example"));

    assertThat(emergencies.rule("emergency/mam", "mam")).isPresent();
    assertThat(rules.rule("emergency/mam", "mam")).isEmpty();
    assertThat(rules.accounts(Set.copyOf(MAM.trackers()))).containsExactly("mam");
    assertThat(rules.leaves("mam", ours)).isFalse();
    assertThat(rules.leaves("mam", foreign)).isTrue();
  }

  private static Torrent torrent(Set<String> hosts) {
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
        "",
        Set.of(),
        hosts,
        1,
        Duration.ZERO,
        9,
        9,
        ShareLimits.global());
  }
}
