package evenkeel.standalone.plan;

import evenkeel.settings.AccountSettings;
import evenkeel.settings.Settings;
import evenkeel.settings.SettingsVerdict;
import evenkeel.standalone.advice.Arguments;
import evenkeel.standalone.advice.Books;
import evenkeel.standalone.advice.Json;
import evenkeel.standalone.advice.Place;
import evenkeel.standalone.terminal.QuietLog;
import evenkeel.worker.SchemaVersion;
import evenkeel.worker.emergency.EmergencyRules;
import evenkeel.worker.planning.LedgerMemory;
import evenkeel.worker.planning.Memory;
import evenkeel.worker.planning.NoMemory;
import evenkeel.worker.planning.Planner;
import evenkeel.worker.visit.Refusals;
import evenkeel.worker.visit.Visits;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.springframework.dao.DataAccessException;

/**
 * The program behind {@code evenkeel plan}: exit 0 if it is told, 1 if something could not be
 * looked at, 2 if it was called wrongly.
 */
public final class Plan {
  private static final String ACCOUNT = "--account";
  private static final String JSON = "--json";
  private static final String ALL = "--all";
  private static final String AS_IF_EMERGENCY = "--as-if-emergency";
  private static final int TOLD = 0;
  private static final int INCOMPLETE = 1;
  private static final int REFUSED = 2;

  private final PrintStream out;
  private final PrintStream err;

  Plan(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) throws InterruptedException {
    QuietLog.begin();
    System.exit(new Plan(System.out, System.err).run(List.of(arguments)));
  }

  int run(List<String> given) throws InterruptedException {
    try {
      Arguments arguments =
          Arguments.read(
              "plan",
              given,
              List.of(ACCOUNT, Place.DATA, Place.SETTINGS),
              List.of(AS_IF_EMERGENCY, ALL, JSON));
      Place place = Place.of(arguments);
      return switch (place.verdict()) {
        case SettingsVerdict.Valid valid -> plan(arguments, place.data(), valid.settings());
        case SettingsVerdict.Faulty faulty -> fail(INCOMPLETE, faulty.explanation());
      };
    } catch (IllegalArgumentException wrong) {
      return fail(REFUSED, "evenkeel: " + wrong.getMessage());
    } catch (Books.Closed closed) {
      return fail(INCOMPLETE, "PostgreSQL: " + closed.getMessage());
    } catch (SchemaVersion.Newer newer) {
      return fail(INCOMPLETE, "PostgreSQL: " + newer.getMessage());
    } catch (IOException unreadable) {
      return fail(INCOMPLETE, "evenkeel: " + unreadable.getMessage());
    } catch (DataAccessException | FlywayException failure) {
      return fail(INCOMPLETE, "PostgreSQL went away: " + failure.getMessage());
    }
  }

  private int fail(int code, String why) {
    err.println(why);
    return code;
  }

  private int plan(Arguments arguments, Path data, Settings settings)
      throws Books.Closed, IOException, InterruptedException {
    Set<String> accounts = accounts(arguments, settings);
    Set<String> supposed = arguments.has(AS_IF_EMERGENCY) ? accounts : Set.of();
    if (!Books.mayBeAt(data, settings)) {
      return tell(arguments, accounts, blind(settings, data, supposed));
    }
    try (Books books = Books.open(data, settings)) {
      if (!books.begun()) {
        return tell(arguments, accounts, blind(settings, data, supposed));
      }
      books.begin();
      return books.areOlder()
          ? fail(INCOMPLETE, "PostgreSQL: " + Books.OLDER)
          : tell(arguments, accounts, knowing(settings, books, supposed));
    }
  }

  private static evenkeel.worker.planning.Plan blind(
      Settings settings, Path data, Set<String> supposed) {
    return planned(settings, new NoMemory(), Books.withoutBooks(data), supposed);
  }

  private static evenkeel.worker.planning.Plan knowing(
      Settings settings, Books books, Set<String> supposed) {
    Memory memory = new LedgerMemory(books.jdbc(), books.transactions());
    return planned(settings, memory, books.refusals(), supposed);
  }

  private static evenkeel.worker.planning.Plan planned(
      Settings settings, Memory memory, Refusals refusals, Set<String> supposed) {
    return new Planner(settings, new EmergencyRules(settings), memory, new Visits(refusals))
        .plan(supposed);
  }

  private static Set<String> accounts(Arguments arguments, Settings settings) {
    Set<String> known =
        settings.accounts().stream().map(AccountSettings::id).collect(Collectors.toSet());
    return arguments
        .value(ACCOUNT)
        .map(id -> {
          if (!known.contains(id)) {
            throw new IllegalArgumentException(
                "there is no account '%s' in the settings; there is %s"
                    .formatted(id, String.join(", ", known)));
          }
          return Set.of(id);
        })
        .orElse(known);
  }

  private int tell(Arguments arguments, Set<String> accounts, evenkeel.worker.planning.Plan plan) {
    boolean one = arguments.value(ACCOUNT).isPresent();
    PlanReport report = PlanReport.of(plan, accounts, !one);
    if (arguments.has(JSON)) {
      out.println(Json.of(report));
    } else {
      new PlanWording(report, arguments.has(ALL)).lines().forEach(out::println);
    }
    return plan.complete() ? TOLD : INCOMPLETE;
  }
}
