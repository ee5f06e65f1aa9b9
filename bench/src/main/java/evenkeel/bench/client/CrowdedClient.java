package evenkeel.bench.client;

import evenkeel.simulator.qbittorrent.AddOrder;
import evenkeel.simulator.qbittorrent.Patience;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.qbittorrent.TorrentUser;
import evenkeel.simulator.torrent.MadeTorrent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A real qBittorrent with any number of small downloads that nobody serves; their tracker refuses,
 * so that nothing but the client itself is busy.
 */
public final class CrowdedClient implements AutoCloseable {
  /** Host of the torrents' tracker. */
  public static final String TRACKER = "127.0.0.2";

  private static final Duration FILLING = Duration.ofMinutes(5);
  private static final int AT_ONCE = 500;
  private static final long SIZE = 16 << 10;

  private final RealQbittorrent server;
  private final int torrents;

  private CrowdedClient(RealQbittorrent server, int torrents) {
    this.server = server;
    this.torrents = torrents;
  }

  /** Starts the program on a new profile below the folder; returns when all torrents run. */
  public static CrowdedClient started(Path program, Path folder, int torrents, Duration refresh) {
    RealQbittorrent server =
        new RealQbittorrent(program, folder, QbittorrentConfig.quick().refreshing(refresh));
    server.start();
    CrowdedClient client = new CrowdedClient(server, torrents);
    try (TorrentUser user = server.user()) {
      for (int first = 0; first < torrents; first += AT_ONCE) {
        user.adds(AddOrder.into(server.downloads()), client.named(first));
      }
      Patience.until(torrents + " torrents run", FILLING, () -> client.runs(user));
    }
    return client;
  }

  private List<MadeTorrent> named(int first) {
    return IntStream.range(first, Math.min(first + AT_ONCE, torrents))
        .mapToObj(number -> MadeTorrent.named("download-%05d".formatted(number), SIZE))
        .map(torrent -> torrent.announcingTo("http://" + TRACKER + ":9/announce/0123"))
        .toList();
  }

  private boolean runs(TorrentUser user) {
    List<Shown> shown = user.torrents();
    return shown.size() == torrents
        && shown.stream().allMatch(one -> one.state().equals("stalledDL"));
  }

  /** How many torrents it has. */
  public int torrents() {
    return torrents;
  }

  /** Where its web page is, and how to log in. */
  public RealQbittorrent server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
  }
}
