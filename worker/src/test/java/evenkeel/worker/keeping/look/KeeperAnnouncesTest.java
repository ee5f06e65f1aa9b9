package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.simulator.tracker.SimulatedTracker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a tracker hears while many are started: those that stood still and those that waited. Three
 * thousand of them with {@code -Devenkeel.announces=3000}.
 */
class KeeperAnnouncesTest {
  private static final int PART = 100;

  private final int number = Integer.getInteger("evenkeel.announces", 300);
  private final int pace = number / 3;

  @TempDir Path folder;

  @Test
  void reachTheTrackerNoFasterThanThePace() {
    try (SimulatedTracker tracker = new SimulatedTracker("127.0.0.1");
        KeptClient client =
            new KeptClient(folder, QbittorrentConfig.quick().queueing(3, 1, number * 2))) {
      client.startsPerMinute = pace;
      client.takeOver();
      adds(client, tracker, "stopped", number / 3, true);
      adds(client, tracker, "waiting", number - number / 3, false);
      client.until(() -> KeeperQueueLimitsTest.queued(client) == number - number / 3 - 1);
      int before = started(tracker);
      client.freeze();

      List<Integer> minutes = new ArrayList<>();
      while (started(tracker) - before < number - 1) {
        int heard = started(tracker);
        untilNothingMayBeStarted(client);
        Awaitility.await()
            .atMost(Duration.ofMinutes(3))
            .until(() -> hasLetIn(client) && started(tracker) - before == run(client) - 1);
        minutes.add(started(tracker) - heard);
        aMinutePasses(client);
      }

      assertThat(minutes).hasSizeGreaterThanOrEqualTo(3).allMatch(heard -> heard <= pace);
      assertThat(KeeperQueueLimitsTest.queued(client)).isZero();
    }
  }

  private static void untilNothingMayBeStarted(KeptClient client) {
    int[] quiet = {0};
    client.until(() -> {
      quiet[0] = client.keeper().look().none() ? quiet[0] + 1 : 0;
      return quiet[0] > 3;
    });
  }

  private static void aMinutePasses(KeptClient client) {
    client
        .database
        .jdbc()
        .sql("update receipts set sent_at = sent_at - interval '66 seconds'")
        .update();
  }

  /** Torrents that the client lets run, and says so to their tracker. */
  private static int run(KeptClient client) {
    return (int)
        client.user.torrents().stream()
            .filter(one -> !one.stopped() && !one.state().equals("queuedUP"))
            .count();
  }

  /** Whether as many run as its limit allows: it shows a raise a moment later. */
  private static boolean hasLetIn(KeptClient client) {
    int most = KeeperQueueLimitsTest.limits(client).getFirst();
    long live = client.user.torrents().stream().filter(one -> !one.stopped()).count();
    return run(client) == Math.min(most, live);
  }

  private static int started(SimulatedTracker tracker) {
    return (int) tracker.announces().stream().filter(one -> one.event().equals("started")).count();
  }

  private static void adds(
      KeptClient client, SimulatedTracker tracker, String name, int many, boolean stopped) {
    List<MadeTorrent> seeds =
        IntStream.range(0, many)
            .mapToObj(i ->
                MadeTorrent.named(name + " " + i, 2048).announcingTo(tracker.announceUrl("0123")))
            .toList();
    seeds.forEach(one -> one.writeContent(client.server.downloads()));
    var order = client.order().unchecked();
    for (int from = 0; from < many; from += PART) {
      client.user.adds(
          stopped ? order.stopped() : order, seeds.subList(from, Math.min(many, from + PART)));
    }
  }
}
