package evenkeel.worker.qbittorrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import evenkeel.settings.ClientLogin;
import evenkeel.settings.Secret;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.QbittorrentRelease;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only newer qBittorrents have: keys that several share, and a limit on sessions. */
class SharedKeyContractTest {
  private final MadeTorrent torrent = MadeTorrent.named("tide", 2048);
  @TempDir Path folder;
  private ServedClient served;

  @BeforeEach
  void start() {
    served = new ServedClient(QbittorrentRelease.V5_3, folder, QbittorrentConfig.quick());
    served.user.adds(served.order(), torrent);
  }

  @AfterEach
  void end() {
    if (served != null) {
      served.close();
    }
  }

  @Test
  void missesNothingThatAnotherPollerOnTheSameKeyWasTold() {
    var key = key();
    var one = served.client(key);
    var other = served.client(key);
    one.look();
    other.look();
    served.user.stops(torrent.hash());
    served.user.awaits(torrent.hash(), shown -> shown.stopped());

    assertThat(other.look().torrents()).extracting(Torrent::run).containsExactly(Run.STOPPED);
    var look = one.look();

    assertThat(look.torrents()).extracting(Torrent::run).containsExactly(Run.STOPPED);
    assertThat(look.restarted()).isFalse();
    assertThat(other.look().restarted()).isFalse();
    assertThat(one.launch()).isNotNull().isEqualTo(other.launch());
  }

  @Test
  void knowsThatTheClientWasStartedThoughNoSessionTells() {
    var launched = Instant.now().getEpochSecond();
    var keyed = served.client(key());
    assertThat(keyed.look().restarted()).isTrue();
    assertThat(keyed.look().restarted()).isFalse();

    served.real.stop();
    // It tells when it was started in whole seconds.
    await().atMost(Duration.ofMinutes(1)).until(() -> Instant.now().getEpochSecond() > launched);
    served.real.start();

    assertThat(keyed.look().restarted()).isTrue();
    await().atMost(Duration.ofMinutes(1)).until(() -> keyed.look().torrents().size() == 1);
    assertThat(keyed.look().restarted()).isFalse();
  }

  @Test
  void logsInOnceAfterItsSessionWasTheOneTooMany() {
    var client = served.client();
    client.look();
    var others = IntStream.range(0, 16).mapToObj(_ -> served.real.user()).toList();

    others.forEach(other -> other.does("app/version", Map.of()));
    assertThat(client.look().torrents()).hasSize(1);
    assertThat(client.look().restarted()).isFalse();

    assertThat(served.proxy.count("auth/login")).isEqualTo(2);
    assertThat(served.fence.open()).hasSize(1);
    others.forEach(other -> other.close());
  }

  private ClientLogin key() {
    var answer = served.user.does("app/rotateAPIKey", Map.of());
    return new ClientLogin.ApiKey(new Secret(answer.replaceAll(".*\"(qbt_[^\"]*)\".*", "$1")));
  }
}
