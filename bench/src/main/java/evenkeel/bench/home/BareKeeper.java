package evenkeel.bench.home;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.Settings;
import evenkeel.settings.SettingsFile;
import evenkeel.settings.SettingsVerdict;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.world.OutsideWorld;
import evenkeel.standalone.supervisor.HomeDatabase;
import evenkeel.worker.effect.EffectListener;
import evenkeel.worker.emergency.EmergencyRules;
import evenkeel.worker.keeping.KeeperFactory;
import evenkeel.worker.keeping.ledger.LeasesLedger;
import evenkeel.worker.keeping.look.Keeper;
import evenkeel.worker.secret.Sealer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A keeper on a home's own PostgreSQL, without Temporal: driven look by look. */
public final class BareKeeper implements AutoCloseable {
  private static final Duration LEASE = Duration.ofHours(6);

  private final HomeDatabase database;
  private final HikariDataSource source;
  private final Keeper keeper;

  private BareKeeper(HomeDatabase database, Settings settings, Path folder) {
    this.database = database;
    source = new HikariDataSource(pool(database.jdbcUrl()));
    Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
    ClientSettings client = settings.clients().getFirst();
    JdbcClient jdbc = JdbcClient.create(source);
    KeeperFactory keepers =
        new KeeperFactory(
            settings,
            Sealer.withKeyIn(folder.resolve("secret.key")),
            new KeeperFactory.Database(jdbc, new JdbcTransactionManager(source)),
            new EmergencyRules(settings),
            EffectListener.NONE);
    keeper =
        keepers.keeper(
            new LeasesLedger(jdbc).acquire(client.id(), "benchmark", LEASE).orElseThrow(), client);
  }

  /** Starts PostgreSQL in the folder and takes the client over. */
  public static BareKeeper on(Path folder, OutsideWorld world, RealQbittorrent client)
      throws Exception {
    Settings settings = settings(folder, HomeSettings.of(world, client, client.url(), "5m"));
    return new BareKeeper(HomeDatabase.open(folder.resolve("data")), settings, folder);
  }

  private static Settings settings(Path folder, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("evenkeel.yml"), text);
    return switch (SettingsFile.read(file, Map.of())) {
      case SettingsVerdict.Valid valid -> valid.settings();
      case SettingsVerdict.Faulty faulty -> throw new IllegalStateException(faulty.explanation());
    };
  }

  private static HikariConfig pool(String url) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(url);
    pool.setMaximumPoolSize(2);
    pool.addDataSourceProperty("defaultRowFetchSize", "1000");
    pool.setConnectionInitSql("set plan_cache_mode = force_custom_plan; set enable_material = off");
    return pool;
  }

  /** The keeper itself. */
  public Keeper keeper() {
    return keeper;
  }

  @Override
  public void close() throws IOException {
    keeper.close();
    source.close();
    database.close();
  }
}
