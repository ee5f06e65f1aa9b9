package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.simulator.qbittorrent.Patience;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.worker.effect.Effect;
import evenkeel.worker.effect.EffectListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens between two slices of one round of writing. */
class KeeperSlicesTest {
  @TempDir Path folder;
  private KeptClient client;

  @BeforeEach
  void start() {
    client = new KeptClient(folder, QbittorrentConfig.quick());
    client.slice = 1;
    client.patience = Duration.ofMinutes(1);
    client.takeOver();
  }

  @AfterEach
  void end() {
    client.close();
  }

  @Test
  void leavesStoppedWhatTheUserStoppedAfterTheFirstSlice() {
    List<MadeTorrent> downloads = downloads();
    AtomicInteger slices = afterTheFirst(Effect.STOP, () -> downloads.forEach(this::stopIfRunning));

    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == downloads.size());
    client.release(emergency);
    client.untilTold(KeeperReport::returned);

    assertThat(slices).hasValue(1);
    assertThat(running()).isEqualTo(1);
  }

  /** A limit that is reached, and one that could be before the seed is stopped again. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 5})
  void asksForTheShareLimitsAgainBeforeEachSliceOfSeeds(double ratio) {
    client.seed("first", client.order().stopped());
    client.seed("second", client.order().stopped());
    client.settled();
    AtomicInteger slices = afterTheFirst(Effect.START, () -> limitWhatStands(ratio));

    client.freeze();
    client.untilTold(report -> report.started() == 1 && report.pending() == 0);

    assertThat(slices).hasValue(1);
    assertThat(running()).isEqualTo(1);
  }

  @Test
  void startsNoSeedWhoseNewLimitNoPollHasTold() {
    client.seed("only", client.order().stopped());
    client.settled();
    client.tolerantRound();
    client.tolerantRound();
    limit(client.user.torrents().getFirst(), 0);

    client.freeze();
    client.untilTold(report -> report.pending() == 0);

    assertThat(running()).isZero();
  }

  /** Counts the calls of the effect, and acts after the first of them. */
  private AtomicInteger afterTheFirst(Effect effect, Runnable then) {
    AtomicInteger calls = new AtomicInteger();
    client.listener =
        new EffectListener() {
          @Override
          public void after(Effect done, int torrents) {
            if (done == effect && calls.incrementAndGet() == 1) {
              then.run();
            }
          }
        };
    return calls;
  }

  private void stopIfRunning(MadeTorrent torrent) {
    client.user.stops(torrent.hash());
    client.user.awaits(torrent.hash(), Shown::stopped);
  }

  private void limitWhatStands(double ratio) {
    Patience.until("one runs", Duration.ofMinutes(1), () -> running() == 1);
    client.user.torrents().stream().filter(Shown::stopped).forEach(one -> limit(one, ratio));
  }

  private void limit(Shown one, double ratio) {
    client.user.limitsShare(ratio, -1, one.hash());
    client.user.awaits(one.hash(), limited -> limited.ratioLimit() == ratio);
  }

  private long running() {
    return client.user.torrents().stream().filter(one -> !one.stopped()).count();
  }

  private List<MadeTorrent> downloads() {
    List<MadeTorrent> downloads =
        IntStream.range(0, 3).mapToObj(i -> client.download("download " + i)).toList();
    client.user.adds(client.order(), downloads);
    assertThat(client.settled()).noneMatch(Shown::stopped);
    return downloads;
  }
}
