package evenkeel.worker.month;

import evenkeel.temporal.WorkflowIds;
import evenkeel.worker.emergency.EmergencyListener;
import evenkeel.worker.month.crowd.CrowdedQbittorrent;
import evenkeel.worker.month.crowd.Users;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Two accounts on two clients, from day to day. */
final class Month implements AutoCloseable {
  private static final Duration VISITS = Duration.ofMinutes(30);
  private static final Duration CHORES = Duration.ofHours(1);
  private static final Duration RESTARTS = Duration.ofDays(9);
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  /** So long two readings of an account are apart at least. */
  private static final Duration GAP = Duration.ofMinutes(1);

  private static final double RECOVERED = 3;
  private static final long TIB = 1L << 40;
  private static final long MIB = 1L << 20;

  final Map<String, Membership> accounts = new TreeMap<>();
  final Map<String, CrowdedQbittorrent> clients = new TreeMap<>();
  final StoryDatabase database;
  final Histories histories;
  private final Scale scale;
  private final Map<String, Users> users = new TreeMap<>();
  private final Stories stories = new Stories();
  private final Instant begin = stories.now();
  private final Metronome metronome = new Metronome(begin);
  private final EmergencyListener emergencies;
  private final Composition composition;
  private final Due readings;
  private final Due visits = new Due(begin, VISITS);
  private final Due chores = new Due(begin, CHORES);
  private final Due restarts = new Due(begin, RESTARTS);
  private boolean soon;
  private List<String> lastReadings = List.of();

  Month(Scale scale, Path folder) throws IOException, InterruptedException {
    this.scale = scale;
    readings = new Due(begin, scale.interval());
    histories = stories.histories();
    database = new StoryDatabase(begin);
    Stream.of("one", "two").forEach(id -> accounts.put(id, member(id)));
    Stream.of("attic", "home").forEach(this::client);
    String settings = Composition.settings(scale, accounts, clients);
    composition = new Composition(folder, settings, database, Composition.clock(stories::now));
    emergencies = composition.emergencies(stories.temporal());
    stories.begin(
        composition.accounts(accounts, emergencies),
        composition.emergencyActivities(),
        composition.keepers(metronome, stories.temporal()));
    metronome.beat(players());
  }

  private static Membership member(String id) {
    return new Membership(id, TIB + TIB / 30, TIB);
  }

  private void client(String id) {
    CrowdedQbittorrent client =
        new CrowdedQbittorrent(
            begin,
            (host, up, down) ->
                accounts.values().stream()
                    .filter(one -> one.host().equals(host))
                    .forEach(one -> one.books(up, down)));
    Users people =
        new Users(
            client,
            clients.size() + 1,
            List.of(
                new Users.Habit("one.example", 3 * MIB, 4),
                new Users.Habit("two.example", 2 * MIB, 2)));
    people.settleIn(scale.torrents(), begin);
    clients.put(id, client);
    users.put(id, people);
  }

  private Set<String> players() {
    return clients.keySet();
  }

  int cyclesPerDay(String account) {
    return composition.settings(account).release().cyclesPerDay();
  }

  /** The lowest ratio that Evenkeel may let an account come to; the rest its people have taken. */
  double leastRatio(Membership member) {
    double floor = composition.settings(member.account).levels().floor().doubleValue();
    long taken = users.values().stream().mapToLong(one -> one.taken(member.host())).sum();
    return floor - (double) taken / TIB;
  }

  Duration passed() {
    return Duration.between(begin, metronome.now());
  }

  /** Lives on until so much time has passed. */
  void until(Duration passed) throws InterruptedException {
    Instant end = begin.plus(passed);
    while (metronome.now().isBefore(end)) {
      step(next(end));
      if (visits.at(metronome.now())) {
        users.values().forEach(one -> one.comeBy(metronome.now()));
      }
    }
  }

  /** Nobody does anything any more, and everybody recovers, until all is given back. */
  void recovers() throws InterruptedException {
    for (int hours = 0; hours < 48 && owing(); hours++) {
      accounts.values().forEach(one -> one.recoversTo(RECOVERED));
      rests(Duration.ofHours(1));
    }
  }

  /** Time goes by, in which nobody does anything. */
  void rests(Duration time) throws InterruptedException {
    Instant end = metronome.now().plus(time);
    while (metronome.now().isBefore(end)) {
      step(next(end));
      visits.at(metronome.now());
    }
  }

  /** Whether anything is held, or told to nobody yet. */
  boolean owing() {
    return database.any("holders where closed_at is null")
        || database.any("holder_clients where settled_at is null")
        || database.any("baselines where closed_at is null and parked_at is null");
  }

  private Instant next(Instant end) {
    Instant most = metronome.now().plus(soon ? AT_ONCE : scale.idle());
    return Stream.of(most, end, readings.next(), visits.next(), metronome.next())
        .min(Instant::compareTo)
        .orElse(end);
  }

  private void step(Instant to) throws InterruptedException {
    Duration time = Duration.between(metronome.now(), to);
    stories.sleep(time.isPositive() ? time : Duration.ofMillis(1));
    Instant now = stories.now();
    metronome.moveTo(now);
    database.moveTo(now);
    clients.values().forEach(one -> one.passes(now));
    if (restarts.at(now)) {
      clients.values().forEach(CrowdedQbittorrent::restarts);
    }
    soon = readings.at(now);
    if (soon) {
      lastReadings = accounts.keySet().stream().map(stories::read).toList();
    }
    if (chores.at(now)) {
      accounts.keySet().forEach(emergencies::adopt);
      lastReadings.forEach(id -> histories.note("reading", id));
    }
    metronome.beat(players());
    if (readings.farFrom(now, GAP)) {
      composition.threatened().forEach(stories::read);
    }
    open().forEach(account -> histories.note("emergency", WorkflowIds.emergency(account)));
  }

  private List<String> open() {
    return database
        .jdbc
        .sql("select account from holders where closed_at is null")
        .query((row, number) -> row.getString("account"))
        .list();
  }

  @Override
  public void close() {
    stories.close();
    database.close();
    clients.values().forEach(CrowdedQbittorrent::close);
    accounts.values().forEach(Membership::close);
  }
}
