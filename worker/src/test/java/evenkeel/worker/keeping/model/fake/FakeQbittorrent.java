package evenkeel.worker.keeping.model.fake;

import evenkeel.torrent.ShareLimits;
import evenkeel.worker.keeping.model.fake.FakeTorrent.Mutable;
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
public final class FakeQbittorrent {
  static final long REFRESH = 1500;

  public final FakeWebApi api;
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

  public FakeQbittorrent(long seed, Change change) {
    random = new Random(seed);
    this.change = change;
    api = new FakeWebApi(this, seed);
  }

  public synchronized long now() {
    return now;
  }

  /** Time goes by. */
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
    stale = torrents.values().stream().anyMatch(one -> one.changing(now));
    shown = new TreeMap<>();
    torrents.forEach((hash, one) -> shown.put(hash, one.shown(now)));
  }

  /** Removes or stops seeds that run at their limit; forced ones are spared. */
  private void limitShares() {
    for (FakeTorrent one : List.copyOf(torrents.values())) {
      boolean seeds =
          !one.masked() && one.shownComplete() && !one.state.stopped() && !one.state.forced();
      if (seeds && one.atLimit(limits)) {
        if (removes) {
          torrents.remove(one.hash);
          change.removedByLimit(one);
        } else {
          one.stop();
          change.stoppedByLimit(one);
        }
      }
    }
  }

  /** Whether everything that is so is shown, and nothing changes by itself. */
  public synchronized boolean calm() {
    return !stale && api.calm();
  }

  public synchronized Collection<FakeTorrent> torrents() {
    return List.copyOf(torrents.values());
  }

  public synchronized ShareLimits limits() {
    return limits;
  }

  public synchronized FakeTorrent adds(
      String hash, Set<String> trackers, boolean complete, boolean stopped) {
    FakeTorrent added = new FakeTorrent(hash, now / 1000, trackers, complete);
    if (!stopped) {
      added.start(false, now);
    }
    torrents.put(hash, added);
    saved.put(hash, added.state);
    changed();
    return added;
  }

  public synchronized void removes(FakeTorrent torrent) {
    torrents.remove(torrent.hash);
    shown = new TreeMap<>(shown);
    shown.remove(torrent.hash);
  }

  /** An order that takes hold at once, of a person or of Evenkeel. */
  public synchronized void orders(Order order, FakeTorrent torrent, String tags) {
    switch (order) {
      case STOP -> torrent.stop();
      case START, UNFORCE -> torrent.start(false, now);
      case FORCE -> torrent.start(true, now);
      case ADD_TAGS -> retag(torrent, tags, true);
      case REMOVE_TAGS -> retag(torrent, tags, false);
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

  void ordered(Order order, String hash, String tags) {
    FakeTorrent torrent = torrents.get(hash);
    if (torrent != null) {
      change.ordered(order, torrent);
      orders(order, torrent, tags);
    }
  }

  public synchronized void rechecks(FakeTorrent torrent) {
    torrent.recheck(now);
    changed();
  }

  public synchronized void moves(FakeTorrent torrent) {
    torrent.mask(FakeTorrent.Mask.MOVING, now + 5000);
    changed();
  }

  public synchronized void breaks(FakeTorrent torrent, FakeTorrent.Mask mask) {
    torrent.mask(mask, Long.MAX_VALUE);
    changed();
  }

  public synchronized void heals(FakeTorrent torrent) {
    torrent.heal();
    changed();
  }

  public synchronized void completes(FakeTorrent torrent, boolean complete) {
    torrent.complete = complete;
    changed();
  }

  public synchronized void categorises(FakeTorrent torrent, String category) {
    torrent.state = torrent.state.in(category);
    changed();
  }

  public synchronized void limits(FakeTorrent torrent, ShareLimits limited) {
    torrent.state = torrent.state.limited(limited);
    changed();
  }

  /** The client's own share limits, and whether it removes what reaches one, or stops it. */
  public synchronized void limits(ShareLimits changed, boolean removing) {
    limits = changed;
    removes = removing;
    changed();
  }

  private void changed() {
    stale = true;
  }

  /** Writes down how all torrents stand: so much a crash leaves. */
  public synchronized void saves() {
    torrents.forEach((hash, one) -> saved.put(hash, one.state));
  }

  /** Ends and starts again. */
  public synchronized void restarts() {
    saves();
    starts();
  }

  /** Is killed and starts again with what it had written down. */
  public synchronized void crashes() {
    torrents.forEach((hash, one) -> one.state = Objects.requireNonNull(saved.get(hash)));
    starts();
  }

  /** Starts on an empty profile, or on the right one again. */
  public synchronized void swapsProfile() {
    Map<String, FakeTorrent> others = new TreeMap<>(elsewhere);
    elsewhere.clear();
    elsewhere.putAll(torrents);
    torrents.clear();
    torrents.putAll(others);
    starts();
  }

  private void starts() {
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
        one.trackers.forEach(tracker ->
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
      if (hashes.contains(one.hash)) {
        Map<String, Object> fields = one.shown(now);
        fields.put("hash", one.hash);
        info.add(fields);
      }
    }
    return info;
  }
}
