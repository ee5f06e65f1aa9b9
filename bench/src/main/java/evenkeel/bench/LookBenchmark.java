package evenkeel.bench;

import evenkeel.bench.client.BareClient;
import evenkeel.bench.client.CrowdedClient;
import evenkeel.bench.home.BareKeeper;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.qbittorrent.TorrentUser;
import evenkeel.simulator.world.OutsideWorld;
import evenkeel.worker.keeping.look.Keeper;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A look at a client, with all that is written down of it, beside the raw call alone. */
final class LookBenchmark implements Benchmark {
  private static final Pattern RID = Pattern.compile("\"rid\":(\\d+)");

  /** Looks that each round measures. */
  private static final int LOOKS = 10;

  /** One torrent in so many changes: it is stopped or started. */
  private static final int SHARE = 100;

  /** What a look writes although nothing has changed: how the client stands. */
  private static final int ROWS = 1;

  @Override
  public String name() {
    return "look";
  }

  @Override
  public Table run(Workshop workshop) throws Exception {
    int torrents = workshop.scale().many();
    try (OutsideWorld world = OutsideWorld.started();
        CrowdedClient client = workshop.crowd(torrents);
        TorrentUser user = client.server().user();
        BareClient raw = new BareClient(client.server());
        BareKeeper keeper =
            BareKeeper.on(
                Files.createTempDirectory(workshop.folder(), "keeper-"), world, client.server())) {
      return measured(
          workshop.scale().rounds(), user, torrents, new Pair(new RawPoll(raw), keeper.keeper()));
    }
  }

  private static Table measured(int rounds, TorrentUser user, int torrents, Pair pair) {
    Sides nothing = new Sides(pair);
    Sides few = new Sides(pair);
    Set<String> changing = changing(user, torrents);
    for (int round = 0; round <= 2 * rounds; round++) {
      change(user, changing, round % 2 == 1);
      few.measure(round > 0);
      for (int look = 0; look < LOOKS; look++) {
        nothing.measure(round > 0);
      }
    }
    Table table =
        new Table(
            "A look at %d torrents beside the raw call (aim: 1.5 times + 1 ms a row)"
                .formatted(torrents),
            "changed",
            "raw call",
            "look",
            "aim");
    nothing.tell(table, 0);
    few.tell(table, changing.size());
    return table;
  }

  private static Set<String> changing(TorrentUser user, int torrents) {
    return Set.copyOf(
        user.torrents().stream().limit(Math.max(1, torrents / SHARE)).map(Shown::hash).toList());
  }

  private static void change(TorrentUser user, Set<String> hashes, boolean stop) {
    if (stop) {
      user.stops(hashes.toArray(String[]::new));
    } else {
      user.starts(hashes.toArray(String[]::new));
    }
    Waiting.until(
        "the change shows",
        () ->
            user.torrents().stream()
                .allMatch(shown -> !hashes.contains(shown.hash()) || shown.stopped() == stop));
  }

  private static final class RawPoll {
    private final BareClient client;
    private int rid;

    RawPoll(BareClient client) {
      this.client = client;
    }

    void poll() {
      Matcher found = RID.matcher(client.maindata(rid));
      rid = found.find() ? Integer.parseInt(found.group(1)) : 0;
    }
  }

  private record Pair(RawPoll raw, Keeper keeper) {}

  /** Each has a session of its own, so that each is told of every change. */
  private static final class Sides {
    private final Samples call = new Samples();
    private final Samples look = new Samples();
    private final Pair pair;

    Sides(Pair pair) {
      this.pair = pair;
    }

    void measure(boolean counts) {
      long begun = System.nanoTime();
      pair.raw.poll();
      long called = System.nanoTime();
      pair.keeper.look();
      look.addIf(counts, Duration.ofNanos(System.nanoTime() - called));
      call.addIf(counts, Duration.ofNanos(called - begun));
    }

    void tell(Table table, int changed) {
      double aim = 1.5 * call.median().toNanos() / 1e6 + ROWS + changed;
      table.row(changed, call, look, "%.1f ms".formatted(aim));
    }
  }
}
