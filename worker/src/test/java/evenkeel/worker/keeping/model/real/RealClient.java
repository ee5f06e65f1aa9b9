package evenkeel.worker.keeping.model.real;

import evenkeel.simulator.qbittorrent.AddOrder;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.worker.keeping.model.client.Change;
import evenkeel.worker.keeping.model.client.Client;
import evenkeel.worker.keeping.model.client.NewTorrent;
import evenkeel.worker.keeping.model.client.Order;
import evenkeel.worker.keeping.model.client.Way;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A real qBittorrent during one story. The clock of the story is not its own. */
final class RealClient implements Client, AutoCloseable {
  private static final int SIZE = 16 << 10;

  private final RealStage stage;
  private final Change change;
  private final RealServer server;
  private final Way way;
  private final Random pace;
  private final Map<String, MadeTorrent> made = new HashMap<>();
  private final Map<String, Run> told = new HashMap<>();
  private final Map<String, Set<String>> trackers = new HashMap<>();
  private final Map<String, Long> lastAdded = new HashMap<>();
  private final Set<String> disturbed = new HashSet<>();
  private boolean lost;
  private long now = 1_780_000_000_000L;
  private int folders;

  RealClient(RealStage stage, long seed, Change change) {
    this.stage = stage;
    this.change = change;
    pace = new Random(seed);
    server = new RealServer(stage.url(), this);
    way = new Way(server, pace);
  }

  @Override
  public Way way() {
    return way;
  }

  @Override
  public long now() {
    return now;
  }

  void approached() {
    now += pace.nextInt(200);
  }

  @Override
  public void pass(long millis) {
    now += millis;
    awaits(() -> unlike().stream().allMatch(this::disturbed));
  }

  /** What does not show as it was told; nothing else is listed, or missing. */
  private List<RealTorrent> unlike() {
    List<RealTorrent> listed = torrents();
    return listed.size() == told.size()
        ? listed.stream().filter(one -> !one.shows()).toList()
        : listed;
  }

  private boolean disturbed(RealTorrent torrent) {
    return disturbed.contains(torrent.hash());
  }

  /** Whoever has waited in vain once has waited enough. */
  private void awaits(BooleanSupplier condition) {
    lost = lost || !RealStage.awaits(condition);
  }

  @Override
  public boolean calm() {
    if (way.calm()) {
      awaits(() ->
          torrents().stream().noneMatch(RealTorrent::changing)
              && unlike().stream().allMatch(this::disturbed));
      RealStage.soon(() -> unlike().isEmpty());
      unlike().stream().filter(this::disturbed).forEach(this::goesItsWay);
    }
    return way.calm() && !lost;
  }

  @Override
  public String unrest() {
    return unlike().stream()
        .map(one -> "; " + one.hash() + " told " + one.run() + " shows " + one.row())
        .collect(Collectors.joining("", ": " + told.size() + " torrents, lost " + lost, ""));
  }

  /** A check that meets an order may end otherwise than ordered. */
  private void goesItsWay(RealTorrent torrent) {
    Run run = RealTorrent.shownRun(torrent.row());
    told.put(torrent.hash(), run);
    change.changedByItself(torrent.standing(run));
  }

  @Override
  public String hash(int number) {
    MadeTorrent torrent = MadeTorrent.named("story-" + stage.stories() + "-" + number, SIZE);
    made.put(torrent.hash(), torrent);
    return torrent.hash();
  }

  @Override
  public List<RealTorrent> torrents() {
    return StreamSupport.stream(stage.user().list().spliterator(), false)
        .filter(row -> told.containsKey(row.path("hash").asString()))
        .map(row -> {
          String hash = row.path("hash").asString();
          return RealTorrent.of(
              row,
              Objects.requireNonNull(trackers.get(hash)),
              Objects.requireNonNull(told.get(hash)));
        })
        .toList();
  }

  List<RealTorrent> listed(Collection<String> hashes) {
    return torrents().stream().filter(one -> hashes.contains(one.hash())).toList();
  }

  /** Evenkeel is about to order this. */
  void ordered(Order order, RealTorrent torrent) {
    change.ordered(order, torrent);
  }

  /** The client has taken an order. */
  void told(Order order, String hash) {
    switch (order) {
      case STOP -> told.put(hash, Run.STOPPED);
      case START, UNFORCE -> told.put(hash, Run.NORMAL);
      case FORCE -> told.put(hash, Run.FORCED);
      case ADD_TAGS, REMOVE_TAGS -> {}
    }
  }

  /** The client keeps times in seconds, and one that is added again has another one. */
  @Override
  public void adds(List<NewTorrent> added) {
    long last =
        added.stream().mapToLong(one -> lastAdded.getOrDefault(one.hash(), 0L)).max().orElse(0);
    awaits(() -> System.currentTimeMillis() / 1000 > last);
    Path folder = folder();
    Map<AddOrder, List<MadeTorrent>> together =
        added.stream()
            .collect(
                Collectors.groupingBy(
                    one -> order(one, folder),
                    Collectors.mapping(one -> file(one, folder), Collectors.toList())));
    together.forEach(stage.user()::adds);
    for (NewTorrent one : added) {
      trackers.put(one.hash(), one.trackers());
      told.put(one.hash(), one.stopped() ? Run.STOPPED : Run.NORMAL);
    }
    awaits(() -> unlike().stream().allMatch(this::disturbed));
    torrents().forEach(one -> lastAdded.put(one.hash(), one.addedOn()));
  }

  private Path folder() {
    return stage.downloads().resolve(stage.stories() + "-" + folders++);
  }

  private static AddOrder order(NewTorrent one, Path folder) {
    AddOrder order = AddOrder.into(folder);
    AddOrder stopped = one.stopped() ? order.stopped() : order;
    return one.complete() ? stopped.unchecked() : stopped;
  }

  private MadeTorrent file(NewTorrent one, Path folder) {
    MadeTorrent torrent = Objects.requireNonNull(made.get(one.hash()));
    if (one.complete()) {
      torrent.writeContent(folder);
    }
    return torrent.announcingTo(
        one.trackers().stream()
            .map(host -> "http://" + host + ":9/announce/x")
            .toArray(String[]::new));
  }

  @Override
  public void removes(String hash) {
    stage.user().deletes(true, hash);
    told.remove(hash);
  }

  @Override
  public void orders(Order order, String hash, String tag) {
    switch (order) {
      case STOP -> stage.user().stops(hash);
      case START -> stage.user().starts(hash);
      case FORCE -> stage.user().forces(true, hash);
      case UNFORCE -> stage.user().forces(false, hash);
      case ADD_TAGS -> stage.user().tags(tag, hash);
      case REMOVE_TAGS -> stage.user().untags(tag, hash);
    }
    told(order, hash);
  }

  @Override
  public void categorises(String hash, String category) {
    stage.user().categorises(category, hash);
  }

  @Override
  public void limits(String hash, ShareLimits limits) {
    stage
        .user()
        .does(
            "torrents/setShareLimits",
            Map.of(
                "hashes",
                hash,
                "ratioLimit",
                Double.toString(limits.ratio()),
                "seedingTimeLimit",
                Long.toString(limits.seedingMinutes()),
                "inactiveSeedingTimeLimit",
                Long.toString(limits.inactiveMinutes()),
                "shareLimitAction",
                "Default",
                "shareLimitsMode",
                "Default"));
  }

  @Override
  public void limits(ShareLimits limits, boolean removing) {
    stage.limits(limits);
  }

  @Override
  public void rechecks(String hash) {
    disturbed.add(hash);
    stage.user().rechecks(hash);
  }

  @Override
  public void moves(String hash) {
    stage
        .user()
        .does("torrents/setLocation", Map.of("hashes", hash, "location", folder().toString()));
  }

  /** Its data are put where it looks for them. */
  @Override
  public void completes(String hash) {
    for (RealTorrent one : listed(List.of(hash))) {
      Objects.requireNonNull(made.get(hash)).writeContent(Path.of(one.savePath()));
    }
    rechecks(hash);
  }

  @Override
  public void breaks(String hash, Ailment ailment) {
    throw new UnsupportedOperationException("no disk of ours fails");
  }

  /** Nothing was broken. */
  @Override
  public void heals(String hash) {}

  /** It does by itself. */
  @Override
  public void saves() {}

  @Override
  public void restarts() {
    stage.restarts();
    started();
  }

  @Override
  public void crashes() {
    stage.crashes();
    started();
  }

  /** It may have forgotten something, and come back with what had been removed. */
  private void started() {
    server.started();
    awaits(() -> {
      List<RealTorrent> listed = torrents();
      return listed.size() == told.size() && listed.stream().noneMatch(RealTorrent::loading);
    });
    for (JsonNode row : stage.user().list()) {
      String hash = row.path("hash").asString();
      if (told.computeIfPresent(hash, (any, run) -> RealTorrent.shownRun(row)) == null) {
        stage.user().deletes(true, hash);
      }
    }
  }

  @Override
  public void swapsProfile() {
    throw new UnsupportedOperationException("it has one profile");
  }

  /** Nothing is left of the story. */
  @Override
  public void close() {
    server.close();
    stage.user().deletes(true, "all");
    stage.limits(ShareLimits.none());
  }
}
