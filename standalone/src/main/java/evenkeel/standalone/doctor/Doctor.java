package evenkeel.standalone.doctor;

import evenkeel.settings.SettingsVerdict;
import evenkeel.standalone.advice.Arguments;
import evenkeel.standalone.advice.Json;
import evenkeel.standalone.advice.Place;
import evenkeel.standalone.terminal.QuietLog;
import evenkeel.worker.checkup.Finding;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessException;

/**
 * The program behind {@code evenkeel doctor}: exit 0 if all is well, 1 if something is wrong, 2 if
 * it was called wrongly.
 */
public final class Doctor {
  private static final String JSON = "--json";
  private static final String AGAIN = "--again";
  private static final int WELL = 0;
  private static final int WRONG = 1;
  private static final int REFUSED = 2;

  private final PrintStream out;
  private final PrintStream err;

  Doctor(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) throws InterruptedException {
    QuietLog.begin();
    System.exit(new Doctor(System.out, System.err).run(List.of(arguments)));
  }

  int run(List<String> given) throws InterruptedException {
    try {
      Arguments arguments =
          Arguments.read(
              "doctor", given, List.of(Place.DATA, Place.SETTINGS), List.of(JSON, AGAIN));
      Place place = Place.of(arguments);
      return switch (place.verdict()) {
        case SettingsVerdict.Valid valid -> examine(arguments, place, valid);
        case SettingsVerdict.Faulty faulty -> fail(WRONG, faulty.explanation());
      };
    } catch (IllegalArgumentException wrong) {
      return fail(REFUSED, "evenkeel: " + wrong.getMessage());
    } catch (DataAccessException away) {
      return fail(WRONG, "PostgreSQL went away: " + away.getMessage());
    } catch (IOException unreadable) {
      return fail(WRONG, "evenkeel: " + unreadable.getMessage());
    }
  }

  private int fail(int code, String why) {
    err.println(why);
    return code;
  }

  private int examine(Arguments arguments, Place place, SettingsVerdict.Valid valid)
      throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    boolean json = arguments.has(JSON);
    if (!json) {
      DoctorWording.of(valid.origins()).forEach(out::println);
    }
    new Examination(place.data(), valid.settings(), arguments.has(AGAIN))
        .run(finding -> {
          findings.add(finding);
          if (!json) {
            DoctorWording.of(finding).forEach(out::println);
          }
        });
    boolean wrong = findings.stream().anyMatch(one -> one.state() == Finding.State.WRONG);
    out.println(
        json ? Json.of(DoctorReport.of(findings, valid.origins())) : DoctorWording.sum(findings));
    return wrong ? WRONG : WELL;
  }
}
