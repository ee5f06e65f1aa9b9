package evenkeel.standalone.restore;

import ch.qos.logback.classic.Level;
import evenkeel.settings.Settings;
import evenkeel.settings.SettingsFile;
import evenkeel.settings.SettingsVerdict;
import evenkeel.standalone.supervisor.HomeDatabase;
import evenkeel.standalone.supervisor.StartFailure;
import evenkeel.worker.restore.Restoration;
import evenkeel.worker.secret.Sealer;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    quietLog();
    System.exit(run(List.of(arguments)));
  }

  private static void quietLog() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
        instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(Level.ERROR);
    }
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
    try (HomeDatabase database = HomeDatabase.open(options.data())) {
      DriverManagerDataSource source = new DriverManagerDataSource(database.jdbcUrl());
      Restoration restoration =
          new Restoration(
              settings,
              Sealer.withKeyIn(options.data().resolve("secret.key")),
              JdbcClient.create(source),
              new JdbcTransactionManager(source),
              System.out::println);
      return restoration.begun() ? told(restoration.run()) : nothingYet();
    }
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
