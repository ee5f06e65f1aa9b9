package evenkeel.simulator.world;

import evenkeel.simulator.qbittorrent.AddOrder;
import evenkeel.simulator.qbittorrent.Patience;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.qbittorrent.TorrentUser;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.simulator.tracker.SimulatedTracker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A real qBittorrent with the torrents of every {@link TorrentGroup}: complete and incomplete,
 * running, queued, forced and stopped, of two trackers. The web seed serves so slowly that no
 * download ends within minutes: a client's own small limit would deliver only every ten seconds.
 */
public final class FilledClient implements AutoCloseable {
  private static final long INCOMPLETE = 16L << 20;
  private static final long COMPLETE = 128L << 10;
  private static final long SLOWLY = 8L << 10;
  private static final long OWN_LIMIT = 4L << 20;
  private static final int RUNNING_DOWNLOADS = 10;
  private static final Duration FILLING = Duration.ofMinutes(3);

  private final OutsideWorld world;
  private final RealQbittorrent client;
  private final TorrentUser user;
  private final Map<String, MadeTorrent> made = new HashMap<>();

  private FilledClient(OutsideWorld world, RealQbittorrent client) {
    this.world = world;
    this.client = client;
    this.user = client.user();
  }

  /** Starts a client below the folder, fills it and returns when every group shows as it should. */
  public static FilledClient started(OutsideWorld world, Path program, Path folder) {
    QbittorrentConfig config = QbittorrentConfig.quick().queueing(RUNNING_DOWNLOADS, 100, 200);
    RealQbittorrent client = new RealQbittorrent(program, folder, config);
    client.start();
    FilledClient filled = new FilledClient(world, client);
    List.of(TorrentGroup.values()).forEach(filled::fill);
    Patience.until("the client is filled", FILLING, filled::asItShouldBe);
    return filled;
  }

  public RealQbittorrent client() {
    return client;
  }

  /** The person whose client it is. */
  public TorrentUser user() {
    return user;
  }

  /** The hash of the torrent with this name, added or not. */
  public String hash(String name) {
    return torrent(name).hash();
  }

  /** Those of the group that the client lists now. */
  public List<Shown> shown(TorrentGroup group) {
    List<String> names = group.names();
    return user.torrents().stream().filter(torrent -> names.contains(torrent.name())).toList();
  }

  /** The user adds torrents by name; they start and download as slowly as all others. */
  public void adds(Collection<String> names) {
    user.adds(order().downloadLimit(OWN_LIMIT), names.stream().map(this::torrent).toList());
  }

  /** Lets a download end within seconds if it runs. */
  public void finishes(String name) {
    world.webSeed().throttles(torrent(name).name(), Long.MAX_VALUE);
  }

  @Override
  public void close() {
    user.close();
    client.close();
  }

  private void fill(TorrentGroup group) {
    List<MadeTorrent> torrents = new ArrayList<>();
    group.names().forEach(name -> torrents.add(make(group, name)));
    if (!group.present()) {
      return;
    }
    if (group.complete()) {
      torrents.forEach(torrent -> torrent.writeContent(client.downloads()));
    }
    user.adds(order(group), torrents);
    if (group.forced()) {
      user.forces(true, torrents.stream().map(MadeTorrent::hash).toArray(String[]::new));
    }
  }

  private MadeTorrent make(TorrentGroup group, String name) {
    SimulatedTracker tracker = group.ofMam() ? world.trackers().mam() : world.trackers().other();
    MadeTorrent torrent =
        MadeTorrent.named(name, group.complete() ? COMPLETE : INCOMPLETE)
            .announcingTo(tracker.announceUrl("0123456789abcdef0123456789abcdef"));
    world.webSeed().throttles(name, SLOWLY);
    MadeTorrent served = group.served() ? world.webSeed().offers(torrent) : torrent;
    made.put(name, served);
    return served;
  }

  private AddOrder order(TorrentGroup group) {
    AddOrder order = order().category(group.ofMam() ? "audiobooks" : "other").tags(group.prefix());
    if (group.complete()) {
      order = order.unchecked().uploadLimit(1 << 20);
    } else {
      order = order.downloadLimit(OWN_LIMIT);
    }
    return group.stopped() || group.forced() ? order.stopped() : order;
  }

  private AddOrder order() {
    return AddOrder.into(client.downloads());
  }

  private boolean asItShouldBe() {
    List<Shown> torrents = user.torrents();
    return torrents.stream().allMatch(torrent -> TorrentGroup.of(torrent.name()).shownBy(torrent));
  }

  private MadeTorrent torrent(String name) {
    MadeTorrent torrent = made.get(name);
    if (torrent == null) {
      throw new IllegalArgumentException("no torrent is named " + name);
    }
    return torrent;
  }
}
