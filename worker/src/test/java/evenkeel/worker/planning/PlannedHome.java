package evenkeel.worker.planning;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.ClientLogin;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.KeepingSettings;
import evenkeel.settings.Secret;
import evenkeel.settings.Settings;
import evenkeel.simulator.proxy.FaultProxy;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.world.FilledClient;
import evenkeel.worker.Database;
import evenkeel.worker.effect.EffectListener;
import evenkeel.worker.effect.TorrentEffects;
import evenkeel.worker.emergency.EmergencyRules;
import evenkeel.worker.keeping.KeeperFactory;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.LeasesLedger;
import evenkeel.worker.keeping.look.Keeper;
import evenkeel.worker.keeping.look.SingleRound;
import evenkeel.worker.secret.Sealer;
import evenkeel.worker.visit.RefusalsLedger;
import evenkeel.worker.visit.Visits;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The keeper of a filled client, driven by hand, and the planner beside it. */
final class PlannedHome implements AutoCloseable {
  private static final Duration A_WHILE = Duration.ofMinutes(3);
  private static final String EMERGENCY = "emergency/mam";

  final FilledClient filled;
  final FaultProxy proxy;
  final Database database = Database.fresh();
  final HoldersLedger holders = new HoldersLedger(database.jdbc());
  private final JdbcTransactionManager transactions =
      new JdbcTransactionManager(database.dataSource());
  private final Map<String, KeeperReport> told = new HashMap<>();
  private final Settings settings;
  private final Keeper keeper;

  PlannedHome(Path folder, FilledClient filled) {
    this.filled = filled;
    proxy = new FaultProxy(filled.client().url());
    settings = settings(filled.client(), proxy.url());
    keeper =
        new KeeperFactory(
                settings(filled.client(), filled.client().url()),
                Sealer.withKeyIn(folder.resolve("key")),
                new KeeperFactory.Database(database.jdbc(), transactions),
                new EmergencyRules(settings),
                EffectListener.NONE)
            .keeper(
                new LeasesLedger(database.jdbc()).seize("home", "test", Duration.ofHours(1)),
                settings(filled.client(), filled.client().url()).clients().getFirst());
  }

  private static Settings settings(RealQbittorrent client, String url) {
    return new Settings(
        List.of(account()),
        List.of(
            new ClientSettings(
                "home",
                URI.create(url),
                new ClientLogin.Password(client.username(), new Secret(client.password())),
                Duration.ofSeconds(30),
                new ClientSettings.Pace(
                    Duration.ofSeconds(1), Duration.ofMillis(200), 3000, 1000))),
        new KeepingSettings(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofSeconds(2)));
  }

  private static AccountSettings account() {
    return new AccountSettings(
        "mam",
        URI.create("http://127.0.0.1:9"),
        new Secret("never-sent"),
        AccountSettings.Mode.ACT,
        List.of("127.0.0.2"),
        new AccountSettings.Levels(
            BigDecimal.ONE, new BigDecimal("1.20"), new BigDecimal("1.05"), new BigDecimal("0.02")),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30),
        Duration.ofSeconds(1),
        Duration.ofHours(1),
        new AccountSettings.Exclusions(Set.of("evenkeel-ignore"), Set.of()),
        new AccountSettings.Seeding(true, true, false),
        Duration.ofHours(12),
        new AccountSettings.Release(Duration.ofMinutes(30), 4));
  }

  Planner planner(Memory memory) {
    return new Planner(
        settings,
        new EmergencyRules(settings),
        memory,
        new Visits(new RefusalsLedger(database.jdbc())));
  }

  Memory ledgers() {
    return new LedgerMemory(database.jdbc(), transactions);
  }

  /** Opens an emergency and lets the keeper work until all of it is in place. */
  void freezes() {
    assertThat(holders.open(EMERGENCY, new HoldersLedger.Occasion("mam", null, null, null)))
        .isPresent();
    goesOnUntil(() -> told.containsKey(EMERGENCY) && told.get(EMERGENCY).placed());
  }

  /** Lets the keeper give back everything, so that the client is as another home may find it. */
  void givesBack() {
    holders
        .open(EMERGENCY)
        .ifPresent(row -> {
          new TransactionTemplate(transactions)
              .executeWithoutResult(status -> holders.close(row.id(), "released"));
          goesOnUntil(() -> told.containsKey(EMERGENCY) && told.get(EMERGENCY).returned());
          goesOnUntil(() ->
              filled.user().torrents().stream()
                  .noneMatch(one -> one.tags().contains(TorrentEffects.HELD_TAG)));
        });
  }

  void goesOnUntil(BooleanSupplier so) {
    Awaitility.await()
        .atMost(A_WHILE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          round();
          return so.getAsBoolean();
        });
  }

  void round() {
    if (keeper.look().toWrite() > 0) {
      keeper.write(new SingleRound());
    }
    keeper.tell(told::put);
  }

  /** What the keeper has really sent so far: names by the value that was set. */
  Set<String> written(String setTo) {
    return new TreeSet<>(
        database
            .jdbc()
            .sql(
                """
                select g.name from receipts r
                join baselines b on b.id = r.baseline_id
                join generations g on g.id = b.generation_id
                where r.sent_at is not null and r.set_to = :value
                """)
            .param("value", setTo)
            .query(String.class)
            .list());
  }

  static Set<String> names(Plan plan, Act act) {
    return plan.clients().stream()
        .flatMap(client -> client.torrents().stream())
        .filter(one -> one.act() == act)
        .map(one -> one.torrent().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> names(Plan plan, Reason reason) {
    return plan.clients().stream()
        .flatMap(client -> client.torrents().stream())
        .filter(one -> one.reason() == reason)
        .map(one -> one.torrent().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public void close() {
    keeper.close();
    proxy.close();
  }
}
