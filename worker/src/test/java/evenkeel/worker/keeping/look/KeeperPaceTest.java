package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.keeping.KeeperReport;
import evenkeel.simulator.proxy.FaultProxy;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.torrent.MadeTorrent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every start is an announce; every stop spares bytes. */
class KeeperPaceTest {
  private static final int MANY = 12;

  @TempDir Path folder;
  private KeptClient client;

  @BeforeEach
  void start() {
    client = new KeptClient(folder, QbittorrentConfig.quick());
    client.startsPerMinute = 5;
    client.takeOver();
  }

  @AfterEach
  void end() {
    client.close();
  }

  @Test
  void startsNoMoreThanThePaceBearsAndStopsAllAtOnce() {
    downloads();
    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == MANY);

    client.release(emergency);
    client.untilTold(report -> report.restored() == 5);
    client.until(() -> client.keeper().look().none());
    client.rounds(4);
    assertThat(running()).isEqualTo(5);
    aMinutePasses();
    client.untilTold(report -> report.restored() == 10);
    client.rounds(4);
    assertThat(running()).isEqualTo(10);
    aMinutePasses();
    client.untilTold(KeeperReport::returned);

    assertThat(running()).isEqualTo(MANY);
  }

  @Test
  void countsNoStartOfATimeThatTheClockHasNotReachedYet() {
    downloads();
    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == MANY);
    client.release(emergency);
    client.untilTold(report -> report.restored() == 5);

    client
        .database
        .jdbc()
        .sql("update receipts set sent_at = sent_at + interval '1 hour'")
        .update();

    client.untilTold(report -> report.restored() == 10);
  }

  @Test
  void waitsAtItsPaceWhileNothingMayBeStarted() {
    downloads();
    var emergency = client.freeze();
    client.untilTold(report -> report.stopped() == MANY);
    client.release(emergency);
    client.untilTold(report -> report.restored() == 5);
    client.until(() -> client.keeper().look().none());

    assertThatThrownBy(() -> client.keeper().watch(new Waiting())).isInstanceOf(Waited.class);
  }

  /** A client that shows late what it was told would else be told again and again. */
  @Test
  void letsTheClientShowThatATagIsGoneBeforeItLooksAgain() {
    FaultProxy proxy = client.proxied();
    client.takeOver();
    client.user.adds(client.order(), client.download("download"));
    var emergency = client.freeze();
    client.until(() ->
        client.user.torrents().stream().allMatch(one -> one.tags().contains("evenkeel-held")));
    client.release(emergency);

    client.until(() -> proxy.count("torrents/removeTags") > 0);

    assertThatThrownBy(() -> client.keeper().watch(new Waiting()))
        .isInstanceOf(Waited.class)
        .hasMessageContaining("until the client shows");
  }

  private static final class Waited extends RuntimeException {
    private static final long serialVersionUID = 1;

    Waited(String doing) {
      super(doing);
    }
  }

  private static final class Waiting implements Pulse {
    @Override
    public void beat(String doing) {}

    @Override
    public void pause(Duration time, String doing, BooleanSupplier reason) {
      assertThat(time).isPositive();
      throw new Waited(doing);
    }
  }

  private void aMinutePasses() {
    client
        .database
        .jdbc()
        .sql("update receipts set sent_at = sent_at - interval '61 seconds'")
        .update();
  }

  private long running() {
    return client.user.torrents().stream().filter(one -> !one.stopped()).count();
  }

  private void downloads() {
    List<MadeTorrent> downloads =
        IntStream.range(0, MANY).mapToObj(i -> client.download("download " + i)).toList();
    client.user.adds(client.order(), downloads);
    assertThat(client.settled()).noneMatch(Shown::stopped);
  }
}
