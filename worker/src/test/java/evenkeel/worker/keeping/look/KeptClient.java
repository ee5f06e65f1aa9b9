package evenkeel.worker.keeping.look;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.emergency.EmergencyRule;
import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.KeeperReport;
import evenkeel.settings.ClientLogin;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.KeepingSettings;
import evenkeel.settings.Secret;
import evenkeel.settings.Settings;
import evenkeel.simulator.proxy.FaultProxy;
import evenkeel.simulator.proxy.Hold;
import evenkeel.simulator.qbittorrent.AddOrder;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.QbittorrentRelease;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.qbittorrent.TorrentUser;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.torrent.Run;
import evenkeel.worker.Database;
import evenkeel.worker.effect.EffectListener;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.LeasesLedger;
import evenkeel.worker.keeping.ledger.ListedClaims;
import evenkeel.worker.keeping.ledger.SessionsLedger;
import evenkeel.worker.keeping.ledger.Tenancy;
import evenkeel.worker.qbittorrent.QbittorrentClient;
import evenkeel.worker.qbittorrent.session.ClientAddress;
import evenkeel.worker.qbittorrent.session.ClientAway;
import evenkeel.worker.restore.Restoration;
import evenkeel.worker.secret.Sealer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A real qBittorrent with a keeper on it, driven look by look. */
final class KeptClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeptClient.class);
  static final String CLIENT = "home";
  static final String HOLDER = "emergency/mam";
  private static final Duration LEASE = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  final RealQbittorrent server;
  final TorrentUser user;
  final Database database = Database.fresh();
  final HoldersLedger holders = new HoldersLedger(database.jdbc());
  final Set<String> excludedTags = new HashSet<>(Set.of("evenkeel-ignore"));
  final Map<String, ClaimRule> orders = new ConcurrentHashMap<>();
  final Map<String, KeeperReport> told = new ConcurrentHashMap<>();
  EffectListener listener = EffectListener.NONE;
  final Map<String, String> trackers = new HashMap<>();
  boolean observing;
  EmergencyRule.Seeding seeding = new EmergencyRule.Seeding(true, true, false);
  Duration patience = Duration.ofSeconds(2);
  int startsPerMinute = 3000;
  int slice = 1000;
  String password;
  @Nullable ClientLogin login;
  private final Path folder;
  private final JdbcTransactionManager transactions;
  private String url;
  private Keeper keeper;
  private @Nullable FaultProxy proxy;

  KeptClient(Path folder, QbittorrentConfig config) {
    this(folder, config, RealQbittorrent.find(), "no qbittorrent-nox at hand");
  }

  KeptClient(Path folder, QbittorrentConfig config, QbittorrentRelease release) {
    this(folder, config, release.program(), release.missing());
  }

  private KeptClient(
      Path folder, QbittorrentConfig config, Optional<Path> program, String missing) {
    assumeTrue(program.isPresent(), missing);
    this.folder = folder;
    transactions = new JdbcTransactionManager(database.dataSource());
    server = new RealQbittorrent(program.get(), folder.resolve("qbittorrent"), config);
    server.start();
    user = server.user();
    url = server.url();
    password = server.password();
    keeper = newKeeper();
  }

  /** Everything goes through {@code proxy} from now on, at the next tenancy. */
  void through(String proxy) {
    url = proxy;
  }

  /** Everything goes through a proxy from the next tenancy on; it ends with the client. */
  FaultProxy proxied() {
    proxy = new FaultProxy(server.url());
    through(proxy.url());
    return proxy;
  }

  /** Goes on, elsewhere, until a call of its own is held up. */
  CompletableFuture<Void> roundsUntilHeld(Hold hold) {
    CompletableFuture<Void> rounds =
        CompletableFuture.runAsync(() -> {
          while (hold.arrived() == 0) {
            round();
          }
        });
    Awaitility.await().atMost(PATIENCE).until(() -> hold.arrived() == 1);
    return rounds;
  }

  /** As a new process would: another tenancy, nothing remembered. */
  void takeOver() {
    keeper = newKeeper();
  }

  private Keeper newKeeper() {
    Tenancy tenancy = new LeasesLedger(database.jdbc()).seize(CLIENT, "test", LEASE);
    SessionsLedger sessions =
        new SessionsLedger(
            tenancy, database.jdbc(), transactions, Sealer.withKeyIn(folder.resolve("key")));
    ClientAddress address =
        new ClientAddress(
            CLIENT,
            URI.create(url),
            login == null
                ? new ClientLogin.Password(server.username(), new Secret(password))
                : login,
            Duration.ofSeconds(5));
    ClientSettings.Pace pace =
        new ClientSettings.Pace(
            Duration.ofSeconds(1), Duration.ofMillis(200), startsPerMinute, slice);
    return new Keeper(
        tenancy,
        new QbittorrentClient(address, sessions),
        pace,
        new Keeper.Parts(
            database.jdbc(), transactions, new Rules(), (EffectListener) new Relay(), patience));
  }

  private EmergencyRule rule(String account) {
    return new EmergencyRule(
        List.of(trackers.getOrDefault(account, "127.0.0.1")),
        Set.copyOf(excludedTags),
        Set.of(),
        seeding,
        observing);
  }

  private final class Rules implements ClaimRules {
    @Override
    public Optional<ClaimRule> rule(String holder, String account) {
      return Optional.of(KeptClient.this.rule(account));
    }

    @Override
    public Optional<ClaimRule> rule(HoldersLedger.Holder holder, String client) {
      return Optional.ofNullable(orders.get(holder.holder()))
          .or(() -> ClaimRules.super.rule(holder, client));
    }
  }

  private final class Relay implements EffectListener {
    @Override
    public void before(evenkeel.worker.effect.Effect effect, int torrents) {
      listener.before(effect, torrents);
    }

    @Override
    public void after(evenkeel.worker.effect.Effect effect, int torrents) {
      listener.after(effect, torrents);
    }
  }

  /** Gives everything back by hand. */
  Restoration.Result restores() {
    ClientSettings settings =
        new ClientSettings(
            CLIENT,
            URI.create(url),
            new ClientLogin.Password(server.username(), new Secret(password)),
            Duration.ofSeconds(5),
            new ClientSettings.Pace(Duration.ofSeconds(1), Duration.ofMillis(200), 3000, 1000));
    Duration minute = Duration.ofMinutes(1);
    return new Restoration(
            new Settings(List.of(), List.of(settings), new KeepingSettings(minute, minute, minute)),
            Sealer.withKeyIn(folder.resolve("key")),
            database.jdbc(),
            transactions,
            LOG::info)
        .run();
  }

  Keeper keeper() {
    return keeper;
  }

  /** Another holder that claims by list, such as an order. */
  HoldersLedger.Holder order(String holder, Run wanted, MadeTorrent... torrents) {
    HoldersLedger.Holder row =
        holders.open(holder, new HoldersLedger.Occasion(null, null, null, null)).orElseThrow();
    List<String> hashes = Arrays.stream(torrents).map(MadeTorrent::hash).toList();
    new ListedClaims(database.jdbc()).place(row, CLIENT, hashes, wanted);
    return row;
  }

  /** An order that claims by a rule of its own. */
  HoldersLedger.Holder ordered(String holder, ClaimRule rule) {
    orders.put(holder, rule);
    return holders.open(holder, new HoldersLedger.Occasion(null, null, null, null)).orElseThrow();
  }

  HoldersLedger.Holder freeze() {
    return freeze(HOLDER, "mam");
  }

  HoldersLedger.Holder freeze(String holder, String account) {
    return holders
        .open(holder, new HoldersLedger.Occasion(account, null, null, null))
        .orElseThrow();
  }

  void release(HoldersLedger.Holder holder) {
    new org.springframework.transaction.support.TransactionTemplate(transactions)
        .executeWithoutResult(status -> holders.close(holder.id(), "released"));
  }

  /** Looks, writes and tells once, as the story would have it. */
  void round() {
    Keeper.Work work = keeper.look();
    if (work.toWrite() > 0) {
      keeper.write(new SingleRound());
    }
    keeper.tell((holder, report) -> told.put(holder, report));
  }

  /** A client that is away is waited for, as a watching keeper does. */
  void tolerantRound() {
    try {
      round();
    } catch (ClientAway away) {
      LOG.info("waiting: {}", away.getMessage());
    }
  }

  /** Goes on until it is so. */
  void until(BooleanSupplier so) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          tolerantRound();
          return so.getAsBoolean();
        });
  }

  /** The last report told to the emergency. */
  KeeperReport report() {
    return Objects.requireNonNull(told.get(HOLDER), "nothing was told yet");
  }

  void untilTold(Predicate<KeeperReport> so) {
    until(() -> told.containsKey(HOLDER) && so.test(told.get(HOLDER)));
  }

  /** An incomplete torrent that runs, of the account. */
  MadeTorrent download(String name) {
    return torrent(name, "127.0.0.1");
  }

  MadeTorrent torrent(String name, String trackerHost) {
    return MadeTorrent.named(name, 64 << 10)
        .announcingTo("http://" + trackerHost + ":9/announce/0123");
  }

  /**
   * A complete torrent of the account, its bytes in the client's folder; added with {@code order}.
   */
  MadeTorrent seed(String name, AddOrder order) {
    return seed(download(name), order);
  }

  /** A complete torrent, its bytes in the client's folder; added with {@code order}. */
  MadeTorrent seed(MadeTorrent seed, AddOrder order) {
    seed.writeContent(server.downloads());
    user.adds(order.unchecked(), seed);
    return seed;
  }

  /** All torrents once none is being checked any more, as each is just after it was added. */
  List<Shown> settled() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> user.torrents().stream().noneMatch(one -> one.state().startsWith("checking")));
    return user.torrents();
  }

  /** The bytes of a torrent, as the client keeps them. */
  Path bytes(MadeTorrent torrent) {
    return server.downloads().resolve(torrent.name());
  }

  /** The folder in which the client remembers its torrents. */
  Path memory() {
    return folder.resolve("qbittorrent/profile/qBittorrent/data/BT_backup");
  }

  /** Looks on for as long as a cession takes, and longer. */
  void rounds(int number) {
    for (int round = 0; round < number; round++) {
      tolerantRound();
      pause();
    }
  }

  /** Longer than the client takes to show a change. */
  private static void pause() {
    long begun = System.nanoTime();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> System.nanoTime() - begun > Duration.ofMillis(150).toNanos());
  }

  AddOrder order() {
    return AddOrder.into(server.downloads());
  }

  @Override
  public void close() {
    if (proxy != null) {
      proxy.close();
    }
    user.close();
    server.close();
  }
}
