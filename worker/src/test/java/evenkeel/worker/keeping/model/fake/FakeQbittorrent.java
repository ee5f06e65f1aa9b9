package evenkeel.worker.keeping.model.fake;

import evenkeel.simulator.tracker.Bookings;
import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.worker.keeping.model.client.Change;
import evenkeel.worker.keeping.model.client.Client;
import evenkeel.worker.keeping.model.client.NewTorrent;
import evenkeel.worker.keeping.model.client.Order;
import evenkeel.worker.keeping.model.client.Way;
import evenkeel.worker.keeping.model.fake.FakeTorrent.Mask;
import evenkeel.worker.keeping.model.fake.FakeTorrent.Mutable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A qBittorrent 5.1 in memory, with a clock of its own. What is ordered holds at once and shows
 * only at the next refresh.
 */
public final class FakeQbittorrent implements Client {
  static final long REFRESH = 1500;

  private final FakeWebApi api;
  private final Way way;
  private final Random random;
  private final Change change;
  private final Map<String, FakeTorrent> torrents = new TreeMap<>();
  private final Map<String, Mutable> saved = new HashMap<>();
  private final Map<String, FakeTorrent> elsewhere = new TreeMap<>();
  private Map<String, Map<String, Object>> shown = Map.of();
  private ShareLimits limits = ShareLimits.none();
  private boolean removes;
  private boolean stale;
  private long now = 1_780_000_000_000L;
  private long refreshed;

  private boolean logs;
  private long started = now;

  /** Off, unless a story wants it. */
  public final FakeQueue queue = new FakeQueue();

  public FakeQbittorrent(long seed, Change change) {
    random = new Random(seed);
    removes = seed % 2 == 0;
    this.change = change;
    api = new FakeWebApi(this, seed);
    way = new Way(api, random);
  }

  @Override
  public Way way() {
    return way;
  }

  @Override
  public String hash(int number) {
    return "%02x".formatted(number + 1).repeat(20);
  }

  @Override
  public synchronized long now() {
    return now;
  }

  @Override
  public synchronized void pass(long millis) {
    now += millis;
    torrents.values().forEach(one -> one.tick(now));
    if (now / REFRESH != refreshed) {
      refreshed = now / REFRESH;
      refresh();
    }
  }

  private void refresh() {
    limitShares();
    queue.turn(torrents.values(), now);
    stale = torrents.values().stream().anyMatch(one -> one.changing(now));
    shown = new TreeMap<>();
    torrents.forEach((hash, one) -> shown.put(hash, one.shown(now)));
  }

  /** Removes seeds at their limit, or stops those that run; forced ones are spared. */
  private void limitShares() {
    for (FakeTorrent one : List.copyOf(torrents.values())) {
      boolean seeds = !one.masked() && one.shownComplete() && !one.state.forced();
      if (seeds && one.atLimit(limits)) {
        if (removes) {
          torrents.remove(one.hash());
          change.removedByLimit(one);
        } else if (!one.state.stopped()) {
          one.stop();
          change.changedByItself(one);
        }
      }
    }
  }

  @Override
  public boolean calm() {
    return way.calm() && still();
  }

  private synchronized boolean still() {
    return !stale;
  }

  @Override
  public synchronized Collection<FakeTorrent> torrents() {
    return List.copyOf(torrents.values());
  }

  synchronized ShareLimits limits() {
    return limits;
  }

  @Override
  public synchronized void adds(List<NewTorrent> added) {
    pass(1000);
    for (NewTorrent one : added) {
      FakeTorrent torrent = new FakeTorrent(one, now / 1000);
      if (!one.stopped()) {
        torrent.start(false, now);
      }
      torrents.put(torrent.hash(), torrent);
      saved.put(torrent.hash(), torrent.state);
    }
    changed();
  }

  /**
   * From now on it downloads and uploads, and tells the site at announces.
   *
   * @param bytes of all its data
   * @param down bytes per second
   * @param up bytes per second
   */
  public synchronized void flows(String hash, long bytes, long down, long up, Announces announces) {
    torrent(hash).transfer =
        new Transfer(
            new Transfer.Flowing(bytes, down / 1000, up / 1000),
            announces.interval().toMillis(),
            announces.site());
    changed();
  }

  /** How often torrents announce, and who books it. */
  public record Announces(Duration interval, Bookings site) {}

  private FakeTorrent torrent(String hash) {
    return Objects.requireNonNull(torrents.get(hash));
  }

  @Override
  public synchronized void removes(String hash) {
    torrents.remove(hash);
    shown = new TreeMap<>(shown);
    shown.remove(hash);
  }

  @Override
  public synchronized void orders(Order order, String hash, String tag) {
    FakeTorrent torrent = torrent(hash);
    switch (order) {
      case STOP -> torrent.stop();
      case START, UNFORCE -> torrent.start(false, now);
      case FORCE -> torrent.start(true, now);
      case ADD_TAGS -> retag(torrent, tag, true);
      case REMOVE_TAGS -> retag(torrent, tag, false);
    }
    changed();
  }

  private static void retag(FakeTorrent torrent, String tag, boolean add) {
    Set<String> tags = new HashSet<>(torrent.tags());
    if (add) {
      tags.add(tag);
    } else {
      tags.remove(tag);
    }
    torrent.state = torrent.state.tagged(Set.copyOf(tags));
  }

  /** How many seeds wait. */
  public synchronized long waiting() {
    return torrents.values().stream().filter(one -> one.waits).count();
  }

  /** How many downloads of a tracker run. */
  public synchronized long downloading(String tracker) {
    return torrents.values().stream()
        .filter(one -> !one.shownComplete() && one.trackers().contains(tracker))
        .filter(one -> one.run() != Run.STOPPED && !one.waits)
        .count();
  }

  /** What is left out stays. */
  void prefers(Map<String, Integer> changed) {
    queue.orders(
        changed.getOrDefault("max_active_uploads", queue.uploads()),
        changed.getOrDefault("max_active_torrents", queue.torrents()));
    changed();
  }

  void ordered(Order order, String hash, String tags) {
    FakeTorrent torrent = torrents.get(hash);
    if (torrent != null) {
      change.ordered(order, torrent);
      orders(order, hash, tags);
    }
  }

  @Override
  public synchronized void rechecks(String hash) {
    torrent(hash).recheck(now);
    changed();
  }

  @Override
  public synchronized void moves(String hash) {
    torrent(hash).mask(Mask.MOVING, now + 5000);
    changed();
  }

  @Override
  public synchronized void breaks(String hash, Ailment ailment) {
    Mask mask =
        switch (ailment) {
          case ERROR -> Mask.ERROR;
          case MISSING_FILES -> Mask.MISSING;
          case NO_METADATA -> Mask.METADATA;
        };
    torrent(hash).mask(mask, Long.MAX_VALUE);
    changed();
  }

  @Override
  public synchronized void heals(String hash) {
    torrent(hash).heal();
    changed();
  }

  /** A download that runs finishes; into one that stands still its data are put, and checked. */
  @Override
  public synchronized void completes(String hash) {
    FakeTorrent torrent = torrent(hash);
    if (!torrent.complete && torrent.mask != Mask.METADATA) {
      torrent.complete = true;
      if (torrent.run() == Run.STOPPED) {
        torrent.recheck(now);
      }
      changed();
    }
  }

  @Override
  public synchronized void categorises(String hash, String category) {
    FakeTorrent torrent = torrent(hash);
    torrent.state = torrent.state.in(category);
    changed();
  }

  @Override
  public synchronized void limits(String hash, ShareLimits limited) {
    FakeTorrent torrent = torrent(hash);
    torrent.state = torrent.state.limited(limited);
    changed();
  }

  @Override
  public synchronized void limits(ShareLimits changed, boolean removing) {
    limits = changed;
    removes = removing;
    changed();
  }

  private void changed() {
    stale = true;
  }

  @Override
  public synchronized void saves() {
    torrents.forEach((hash, one) -> saved.put(hash, one.state));
  }

  @Override
  public synchronized void restarts() {
    saves();
    starts();
  }

  @Override
  public synchronized void crashes() {
    torrents.forEach((hash, one) -> one.state = Objects.requireNonNull(saved.get(hash)));
    starts();
  }

  @Override
  public synchronized void swapsProfile() {
    Map<String, FakeTorrent> others = new TreeMap<>(elsewhere);
    elsewhere.clear();
    elsewhere.putAll(torrents);
    torrents.clear();
    torrents.putAll(others);
    starts();
  }

  /** From now on it tells when it was started, by the first line of its log. */
  public synchronized void logsItsStarts() {
    logs = true;
  }

  /** The lines of its log; none if it has dropped the first one. */
  synchronized List<Map<String, Object>> log() {
    return logs
        ? List.of(Map.of("id", 0, "timestamp", started / 1000, "message", "it was started"))
        : List.of();
  }

  private void starts() {
    started = now;
    api.endSessions();
    boolean slow = random.nextBoolean();
    torrents.values().forEach(one -> one.load(slow ? now + random.nextInt(4000) : now));
    refresh();
    stale = true;
  }

  /** What a login is answered now; the trackers are by address, as the client shows them. */
  Map<String, Object> maindata(FakeSession session, int asked) {
    Map<String, List<String>> trackers = new TreeMap<>();
    for (String hash : shown.keySet()) {
      FakeTorrent one = torrents.get(hash);
      if (one != null) {
        one.trackers()
            .forEach(tracker ->
                trackers
                    .computeIfAbsent("http://" + tracker + "/announce/x", any -> new ArrayList<>())
                    .add(hash));
      }
    }
    return session.answer(asked, shown, trackers);
  }

  /** What is so at this moment, of those asked for, whatever a poll tells. */
  List<Map<String, Object>> info(Set<String> hashes) {
    List<Map<String, Object>> info = new ArrayList<>();
    for (FakeTorrent one : torrents.values()) {
      if (hashes.contains(one.hash())) {
        Map<String, Object> fields = one.shown(now);
        fields.put("hash", one.hash());
        info.add(fields);
      }
    }
    return info;
  }
}
