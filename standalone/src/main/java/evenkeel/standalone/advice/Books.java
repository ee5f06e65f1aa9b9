package evenkeel.standalone.advice;

import evenkeel.settings.PostgresSettings;
import evenkeel.settings.Secret;
import evenkeel.settings.Settings;
import evenkeel.standalone.supervisor.FileTrouble;
import evenkeel.standalone.supervisor.Home;
import evenkeel.standalone.supervisor.HomeDatabase;
import evenkeel.standalone.supervisor.StartFailure;
import evenkeel.standalone.supervisor.outside.OutsidePostgres;
import evenkeel.worker.SchemaVersion;
import evenkeel.worker.secret.Sealer;
import evenkeel.worker.visit.Refusals;
import evenkeel.worker.visit.RefusalsFile;
import evenkeel.worker.visit.RefusalsLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The ledgers of one home, opened for a visit: a running Evenkeel's own, or while none runs. */
public final class Books implements AutoCloseable {
  /** What is to be said where {@link #areOlder}. */
  public static final String OLDER =
      "the database was written by an older Evenkeel: start this one once, and it is brought up to date";

  private final DriverManagerDataSource source;
  private final Path data;
  private final @Nullable HomeDatabase own;

  private Books(DriverManagerDataSource source, Path data, @Nullable HomeDatabase own) {
    this.source = source;
    this.data = data;
    this.own = own;
  }

  /** They cannot be opened; the message says why. */
  public static final class Closed extends Exception {
    private static final long serialVersionUID = 1;

    Closed(@Nullable String why) {
      super(why);
    }
  }

  /** Opens them, wherever the settings say that they lie. */
  public static Books open(Path data, Settings settings) throws Closed, InterruptedException {
    Optional<PostgresSettings.External> external = settings.postgres().external();
    return external.isPresent() ? outside(data, external.get()) : own(data);
  }

  private static Books outside(Path data, PostgresSettings.External server) throws Closed {
    OutsidePostgres outside = new OutsidePostgres(server);
    Optional<String> trouble = outside.trouble();
    if (trouble.isPresent()) {
      throw new Closed(outside.name() + " " + trouble.get());
    }
    String password = server.password().map(Secret::value).orElse("");
    return new Books(
        new DriverManagerDataSource(server.url(), server.username(), password), data, null);
  }

  private static Books own(Path data) throws Closed, InterruptedException {
    try {
      HomeDatabase database = HomeDatabase.visit(data);
      return new Books(new DriverManagerDataSource(database.jdbcUrl()), data, database);
    } catch (StartFailure failure) {
      throw new Closed(failure.getMessage());
    } catch (IOException failure) {
      throw new Closed(FileTrouble.in(failure));
    }
  }

  /** Whether there may be any; else Evenkeel has never run. */
  public static boolean mayBeAt(Path data, Settings settings) throws IOException {
    return settings.postgres().external().isPresent() || Home.isAt(data);
  }

  /** Refused logins as they are remembered where there are no books. */
  public static Refusals withoutBooks(Path data) {
    return new RefusalsFile(data.resolve("refused-logins"), InstantSource.system());
  }

  /** Whether anything has ever been written into them. */
  public boolean begun() {
    return jdbc()
        .sql("select to_regclass('client_refusals') is not null")
        .query(Boolean.class)
        .single();
  }

  /**
   * Begins them as the first start would; those that were begun stay at the version they have.
   *
   * @throws SchemaVersion.Newer if that is not known here
   */
  public void begin() {
    if (begun()) {
      SchemaVersion.check(flyway());
    } else {
      flyway().migrate();
    }
  }

  /** Whether an older Evenkeel wrote them last, so that not all is there that is to be read. */
  public boolean areOlder() {
    return SchemaVersion.isOlder(flyway());
  }

  private Flyway flyway() {
    return Flyway.configure().dataSource(source).locations("classpath:db/migration").load();
  }

  /** Whether an Evenkeel runs on them. */
  public boolean inUse() {
    return own == null ? leased() : !own.startedHere();
  }

  private boolean leased() {
    return begun()
        && jdbc()
            .sql("select exists (select from client_leases where expires_at > now())")
            .query(Boolean.class)
            .single();
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(source);
  }

  public PlatformTransactionManager transactions() {
    return new JdbcTransactionManager(source);
  }

  public Sealer sealer() {
    return Sealer.withKeyIn(data.resolve("secret.key"));
  }

  public Refusals refusals() {
    return new RefusalsLedger(jdbc());
  }

  @Override
  public void close() {
    if (own != null) {
      try {
        own.close();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
