package evenkeel.worker.month.crowd;

import evenkeel.torrent.Run;
import evenkeel.worker.effect.TorrentEffects;
import evenkeel.worker.keeping.model.client.Call;
import evenkeel.worker.keeping.model.client.Doorway;
import evenkeel.worker.keeping.model.client.Order;
import evenkeel.worker.keeping.model.client.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A qBittorrent 5.1 in memory with thousands of torrents: those that run move bytes, which trackers
 * hear of at announces. What is ordered holds at once and shows at the next refresh.
 */
public final class CrowdedQbittorrent implements AutoCloseable {
  static final long REFRESH = 1500;
  private static final long LINE = 30L << 20;
  private static final Duration LOADING = Duration.ofSeconds(20);

  private final Map<String, CrowdedTorrent> torrents = new LinkedHashMap<>();
  private final Set<CrowdedTorrent> moving = new LinkedHashSet<>();
  private final Set<CrowdedTorrent> dirty = new LinkedHashSet<>();
  private final CrowdedWebApi api = new CrowdedWebApi(this);
  private final Doorway doorway = new Doorway(this::answer);
  private final Booking booking;
  private Map<String, List<String>> trackers = Map.of();
  private boolean crowdChanged;
  private Instant now;
  private Instant refreshedAt;
  private Instant loadingUntil;
  private long versions;
  private long calls;
  private long ordered;

  public CrowdedQbittorrent(Instant begin, Booking booking) {
    this.booking = booking;
    now = begin;
    refreshedAt = begin;
    loadingUntil = begin;
  }

  public String url() {
    return doorway.url();
  }

  /** Calls that ordered anything so far. */
  public synchronized long writes() {
    return calls;
  }

  /** Torrents that were ordered to stand otherwise so far. */
  public synchronized long torrentsOrdered() {
    return ordered;
  }

  /** How many it has. */
  public synchronized int size() {
    return torrents.size();
  }

  /** Torrents that stand otherwise than their user told them, or carry a tag of Evenkeel's. */
  public synchronized List<String> standingOtherwise() {
    return torrents.values().stream()
        .filter(one -> one.run() != one.wanted() || one.tagged(TorrentEffects.HELD_TAG))
        .map(one -> one.hash + " is " + one.run() + ", told " + one.wanted())
        .toList();
  }

  synchronized Collection<CrowdedTorrent> torrents() {
    return List.copyOf(torrents.values());
  }

  /** Its user adds it, and it runs. */
  synchronized void adds(CrowdedTorrent torrent) {
    torrents.put(torrent.hash, torrent);
    crowdChanged = true;
    touched(torrent);
  }

  synchronized void removes(CrowdedTorrent torrent) {
    torrent.announces(now, booking);
    torrents.remove(torrent.hash);
    moving.remove(torrent);
    dirty.remove(torrent);
    crowdChanged = true;
  }

  synchronized void wants(CrowdedTorrent torrent, Run run) {
    torrent.wants(run, now);
    touched(torrent);
  }

  /** It ends and starts again: everybody is logged out, and it loads for a while. */
  public synchronized void restarts() {
    api.endSessions();
    loadingUntil = now.plus(LOADING);
    dirty.addAll(torrents.values());
    refresh();
  }

  /** Time goes by: bytes move, downloads end, trackers hear of it. */
  public synchronized void passes(Instant then) {
    double seconds = Duration.between(now, then).toMillis() / 1000.0;
    boolean loaded = !then.isBefore(loadingUntil);
    if (loaded && now.isBefore(loadingUntil)) {
      dirty.addAll(torrents.values());
    }
    now = then;
    if (loaded) {
      moves(seconds);
    }
  }

  private void moves(double seconds) {
    long wanted =
        moving.stream().filter(one -> !one.complete()).mapToLong(CrowdedTorrent::rate).sum();
    double share = wanted <= LINE ? 1 : (double) LINE / wanted;
    for (CrowdedTorrent one : List.copyOf(moving)) {
      if (one.moves(seconds, share)) {
        touched(one);
      } else if (one.dueAt(now)) {
        one.announces(now, booking);
      }
      dirty.add(one);
    }
  }

  /** What starts, stops or ends announces. */
  private void touched(CrowdedTorrent torrent) {
    torrent.announces(now, booking);
    dirty.add(torrent);
    if (torrent.rate() > 0) {
      moving.add(torrent);
    } else {
      moving.remove(torrent);
    }
  }

  private synchronized Reply answer(Call call) {
    if (Duration.between(refreshedAt, now).toMillis() >= REFRESH) {
      refresh();
    }
    return api.answer(call);
  }

  private void refresh() {
    refreshedAt = now;
    boolean loading = now.isBefore(loadingUntil);
    for (CrowdedTorrent one : dirty) {
      Map<String, Object> row = one.row(loading);
      if (!row.equals(one.shown)) {
        one.shown = row;
        one.version = ++versions;
      }
    }
    dirty.clear();
  }

  Map<String, Object> maindata(CrowdedSession session, int asked) {
    if (crowdChanged) {
      trackers = findTrackers();
      crowdChanged = false;
    }
    return session.answer(asked, shown(), trackers);
  }

  /** Those that a refresh has shown. */
  private Collection<CrowdedTorrent> shown() {
    boolean all = torrents.values().stream().noneMatch(one -> one.shown.isEmpty());
    return all
        ? torrents.values()
        : torrents.values().stream().filter(one -> !one.shown.isEmpty()).toList();
  }

  private Map<String, List<String>> findTrackers() {
    Map<String, List<String>> found = new TreeMap<>();
    for (CrowdedTorrent one : torrents.values()) {
      one.kind
          .hosts()
          .forEach(host ->
              found
                  .computeIfAbsent("http://" + host + "/announce/x", any -> new ArrayList<>())
                  .add(one.hash));
    }
    return found;
  }

  List<Map<String, Object>> info(List<String> hashes) {
    return hashes.stream()
        .map(torrents::get)
        .filter(Objects::nonNull)
        .map(one -> {
          Map<String, Object> row = one.row(now.isBefore(loadingUntil));
          row.put("hash", one.hash);
          return row;
        })
        .toList();
  }

  void ordered(Order order, List<String> hashes, String tag) {
    calls++;
    for (String hash : hashes) {
      CrowdedTorrent torrent = torrents.get(hash);
      if (torrent != null) {
        ordered(order, torrent, tag);
      }
    }
  }

  private void ordered(Order order, CrowdedTorrent torrent, String tag) {
    switch (order) {
      case STOP -> runs(torrent, Run.STOPPED);
      case START, UNFORCE -> runs(torrent, Run.NORMAL);
      case FORCE -> runs(torrent, Run.FORCED);
      case ADD_TAGS -> torrent.tag(tag, true);
      case REMOVE_TAGS -> torrent.tag(tag, false);
    }
    dirty.add(torrent);
  }

  private void runs(CrowdedTorrent torrent, Run run) {
    ordered++;
    torrent.orders(run, now);
    touched(torrent);
  }

  @Override
  public void close() {
    doorway.close();
  }
}
