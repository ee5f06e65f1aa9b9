package evenkeel.standalone.restore;

import evenkeel.settings.PostgresSettings;
import evenkeel.settings.Secret;
import evenkeel.settings.Settings;
import evenkeel.settings.SettingsFile;
import evenkeel.settings.SettingsVerdict;
import evenkeel.standalone.supervisor.HomeDatabase;
import evenkeel.standalone.supervisor.StartFailure;
import evenkeel.standalone.terminal.QuietLog;
import evenkeel.worker.SchemaVersion;
import evenkeel.worker.restore.Restoration;
import evenkeel.worker.secret.Sealer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;

/**
 * The program behind {@code evenkeel restore}: exit 0 if everything is given back, 1 if something
 * is not, 2 if it was called wrongly.
 */
public final class Restore {
  private static final int DONE = 0;
  private static final int INCOMPLETE = 1;
  private static final int REFUSED = 2;
  private static final String AGAIN = "It is safe to run this again.";

  private Restore() {}

  public static void main(String[] arguments) throws InterruptedException {
    QuietLog.begin();
    System.exit(run(List.of(arguments)));
  }

  static int run(List<String> arguments) throws InterruptedException {
    try {
      RestoreOptions options = RestoreOptions.of(arguments);
      return switch (SettingsFile.read(options.settings(), System.getenv())) {
        case SettingsVerdict.Valid valid -> restore(options, valid.settings());
        case SettingsVerdict.Faulty faulty -> fail(REFUSED, faulty.explanation());
      };
    } catch (IllegalArgumentException wrong) {
      return fail(REFUSED, "evenkeel: " + wrong.getMessage());
    } catch (SchemaVersion.Newer newer) {
      return fail(REFUSED, "evenkeel: " + newer.getMessage());
    } catch (StartFailure | IOException failure) {
      return fail(INCOMPLETE, "PostgreSQL did not start: " + failure.getMessage() + "\n" + AGAIN);
    } catch (DataAccessException | TransactionException failure) {
      return fail(INCOMPLETE, "PostgreSQL went away: " + failure.getMessage() + "\n" + AGAIN);
    }
  }

  private static int fail(int code, String why) {
    System.err.println(why);
    return code;
  }

  private static int restore(RestoreOptions options, Settings settings)
      throws StartFailure, IOException, InterruptedException {
    Optional<PostgresSettings.External> outside = settings.postgres().external();
    if (outside.isPresent()) {
      return restore(options, settings, source(outside.get()));
    }
    try (HomeDatabase database = HomeDatabase.open(options.data())) {
      return restore(options, settings, new DriverManagerDataSource(database.jdbcUrl()));
    }
  }

  private static DriverManagerDataSource source(PostgresSettings.External outside) {
    return new DriverManagerDataSource(
        outside.url(), outside.username(), outside.password().map(Secret::value).orElse(""));
  }

  private static int restore(
      RestoreOptions options, Settings settings, DriverManagerDataSource source) {
    Restoration restoration =
        new Restoration(
            settings,
            Sealer.withKeyIn(options.data().resolve("secret.key")),
            JdbcClient.create(source),
            new JdbcTransactionManager(source),
            System.out::println);
    if (!restoration.begun()) {
      return nothingYet();
    }
    Flyway flyway =
        Flyway.configure().dataSource(source).locations("classpath:db/migration").load();
    SchemaVersion.check(flyway);
    flyway.migrate();
    return told(restoration.run());
  }

  private static int told(Restoration.Result result) {
    RestoreWording.of(result).forEach(System.out::println);
    return result.complete() ? DONE : INCOMPLETE;
  }

  private static int nothingYet() {
    System.out.println("Evenkeel has never run on this data folder: nothing is held.");
    return DONE;
  }
}
