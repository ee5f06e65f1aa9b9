package evenkeel.worker.qbittorrent.maindata;

import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.worker.qbittorrent.ServerState;
import evenkeel.worker.qbittorrent.Throttle;
import evenkeel.worker.qbittorrent.Totals;
import evenkeel.worker.qbittorrent.Traffic;
import evenkeel.worker.qbittorrent.reading.AnnounceUrl;
import evenkeel.worker.qbittorrent.reading.MaindataChanges;
import evenkeel.worker.qbittorrent.reading.MaindataReader;
import evenkeel.worker.qbittorrent.reading.TorrentFields;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All torrents of a client, merged from answer to answer. */
final class KnownTorrents implements MaindataChanges {
  /** qBittorrent's own default. */
  private static final Duration DEFAULT_INTERVAL = Duration.ofMillis(1500);

  private final Map<String, Known> torrents = new HashMap<>();
  private final Map<String, Set<String>> trackers = new HashMap<>();
  private final Map<String, Long> server = new HashMap<>();
  private final Set<String> mentioned = new HashSet<>();
  private final Set<String> mentionedTrackers = new HashSet<>();
  private final Set<String> changed = new HashSet<>();
  private final Map<String, Traffic> traffic = new HashMap<>();

  /** What was answered when it was asked for, other than polls tell it. */
  private final Map<String, ShareLimits> asked = new HashMap<>();

  private boolean trackersChanged;
  private Duration refreshInterval = DEFAULT_INTERVAL;
  private List<Torrent> all = List.of();
  private List<Totals> totals = List.of();

  private static final class Known {
    final TorrentFields fields;
    Set<String> hosts = Set.of();

    /** As polls tell them. */
    @Nullable ShareLimits limits;

    @Nullable Torrent torrent;
    @Nullable Totals totals;

    Known(String hash) {
      fields = new TorrentFields(hash);
    }
  }

  @Override
  public TorrentFields mentioned(String hash) {
    mentioned.add(hash);
    return torrents.computeIfAbsent(hash, Known::new).fields;
  }

  @Override
  public void changed(String hash) {
    changed.add(hash);
  }

  @Override
  public void removed(String hash) {
    torrents.remove(hash);
    traffic.remove(hash);
    asked.remove(hash);
    changed.add(hash);
  }

  @Override
  public void tracker(String url, Set<String> hashes) {
    mentionedTrackers.add(url);
    trackersChanged |= !hashes.equals(trackers.put(url, hashes));
  }

  @Override
  public void trackerRemoved(String url) {
    trackersChanged |= trackers.remove(url) != null;
  }

  @Override
  public void refreshInterval(Duration interval) {
    refreshInterval = interval;
  }

  @Override
  public void server(String name, long number) {
    server.put(name, number);
  }

  /** What outlasts a start of the client; null until all of it was answered. */
  ServerState.@Nullable Lasting lasting() {
    var downloaded = server.get(MaindataReader.DOWNLOADED);
    var uploaded = server.get(MaindataReader.UPLOADED);
    var free = server.get(MaindataReader.FREE);
    return downloaded == null || uploaded == null || free == null
        ? null
        : new ServerState.Lasting(downloaded, uploaded, free);
  }

  /** What slows all torrents; what was not answered does not. */
  Throttle throttle() {
    return new Throttle(
        server.getOrDefault(MaindataReader.ALTERNATIVE, 0L) > 0,
        server.getOrDefault(MaindataReader.PAUSED, 0L) > 0,
        server.getOrDefault(MaindataReader.UPLOAD_LIMIT, 0L),
        server.getOrDefault(MaindataReader.UPLOAD_RATE, 0L));
  }

  Duration refreshInterval() {
    return refreshInterval;
  }

  /** What flows at this moment, by hash; a torrent at rest is not in it. */
  Map<String, Traffic> traffic() {
    return Map.copyOf(traffic);
  }

  /** What has been moved, of those of which that is news since the answer before. */
  List<Totals> totals() {
    return totals;
  }

  /** Takes share limits over that were asked for; tells whether any was not known. */
  boolean limits(Map<String, ShareLimits> answered) {
    var news = false;
    for (var one : answered.entrySet()) {
      var known = torrents.get(one.getKey());
      if (known != null
          && known.torrent != null
          && !known.torrent.limits().equals(one.getValue())) {
        asked.put(one.getKey(), one.getValue());
        changed.add(one.getKey());
        news = true;
      }
    }
    return news;
  }

  /** From now on polls tell all limits again: a new session knows nothing old. */
  void forgetAsked() {
    changed.addAll(asked.keySet());
    asked.clear();
  }

  /** Before an answer is read. */
  void begin() {
    mentioned.clear();
    mentionedTrackers.clear();
  }

  /** All torrents after an answer; what a full one did not mention is gone. */
  List<Torrent> end(boolean full) {
    if (full) {
      changed.addAll(torrents.keySet());
      torrents.keySet().retainAll(mentioned);
      traffic.keySet().retainAll(mentioned);
      asked.keySet().retainAll(mentioned);
      trackersChanged |= trackers.keySet().retainAll(mentionedTrackers);
    }
    if (trackersChanged) {
      findHosts();
    }
    mentioned.forEach(this::measure);
    if (!changed.isEmpty()) {
      changed.forEach(this::rebuild);
      all =
          torrents.values().stream().map(known -> known.torrent).filter(Objects::nonNull).toList();
    }
    trackersChanged = false;
    changed.clear();
    totals = mentioned.stream().flatMap(this::news).toList();
    return all;
  }

  private void measure(String hash) {
    var known = torrents.get(hash);
    if (known == null || known.fields.traffic().equals(Traffic.NONE)) {
      traffic.remove(hash);
    } else {
      traffic.put(hash, known.fields.traffic());
    }
  }

  private Stream<Totals> news(String hash) {
    var known = torrents.get(hash);
    if (known == null || known.torrent == null) {
      return Stream.empty();
    }
    var before = known.totals;
    var now = known.fields.totals(known.torrent);
    known.totals = now;
    var same =
        before != null
            && before.uploaded() == now.uploaded()
            && before.downloaded() == now.downloaded();
    return same ? Stream.empty() : Stream.of(now);
  }

  private void findHosts() {
    var hosts = new HashMap<String, Set<String>>();
    trackers.forEach((url, hashes) ->
        AnnounceUrl.host(url)
            .ifPresent(host ->
                hashes.forEach(
                    hash -> hosts.computeIfAbsent(hash, _ -> new HashSet<>()).add(host))));
    torrents.forEach((hash, known) -> {
      var found = Set.copyOf(hosts.getOrDefault(hash, Set.of()));
      if (!found.equals(known.hosts)) {
        known.hosts = found;
        changed.add(hash);
      }
    });
  }

  /** A torrent that is as it was stays the same instance. */
  private void rebuild(String hash) {
    var known = torrents.get(hash);
    if (known != null) {
      var torrent = limited(known, known.fields.torrent(known.hosts));
      known.torrent = torrent.equals(known.torrent) ? known.torrent : torrent;
    }
  }

  /** Limits that were asked for count until polls tell others than before. */
  private Torrent limited(Known known, Torrent told) {
    if (!told.limits().equals(known.limits)) {
      known.limits = told.limits();
      asked.remove(told.hash());
    }
    var limits = asked.get(told.hash());
    return limits == null ? told : told.with(limits);
  }
}
