package evenkeel.standalone.up;

import evenkeel.settings.Settings;
import evenkeel.settings.SettingsFile;
import evenkeel.settings.SettingsVerdict;
import evenkeel.standalone.application.ApplicationCommand;
import evenkeel.standalone.supervisor.FileTrouble;
import evenkeel.standalone.supervisor.Home;
import evenkeel.standalone.supervisor.Ports;
import evenkeel.standalone.supervisor.StartFailure;
import evenkeel.standalone.supervisor.Supervisor;
import evenkeel.standalone.supervisor.Tools;
import evenkeel.standalone.supervisor.outside.Surroundings;
import evenkeel.standalone.terminal.QuietLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The program behind {@code evenkeel up}: exit 1 if it could not go on, 2 if it was called wrongly
 * or the settings are wrong. With {@code --check} first it only judges the settings and prints
 * {@code temporal} if that program is needed.
 */
public final class Up {
  private static final int FAILED = 1;
  private static final int REFUSED = 2;
  private static final String CHECK = "--check";

  private final UpOptions options;
  private final Settings settings;
  private final UpWording wording;

  private Up(UpOptions options, Settings settings) {
    this.options = options;
    this.settings = settings;
    this.wording = new UpWording(options, settings);
  }

  public static void main(String[] arguments) throws InterruptedException {
    QuietLog.begin();
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> words) throws InterruptedException {
    boolean check = words.stream().findFirst().filter(CHECK::equals).isPresent();
    Tools tools = Tools.ofThisMachine();
    try {
      UpOptions options =
          UpOptions.of(check ? words.subList(1, words.size()) : words, tools.data(), places(tools));
      return switch (SettingsFile.read(options.settings(), System.getenv())) {
        case SettingsVerdict.Faulty faulty -> fail(REFUSED, faulty.explanation());
        case SettingsVerdict.Valid valid when check -> needs(valid.settings());
        case SettingsVerdict.Valid valid -> new Up(options, valid.settings()).stay(tools);
      };
    } catch (IllegalArgumentException wrong) {
      return fail(REFUSED, "evenkeel: " + wrong.getMessage());
    }
  }

  private static List<Path> places(Tools tools) {
    return List.of(Path.of("evenkeel.yml"), tools.configuration().resolve("evenkeel.yml"));
  }

  private static int needs(Settings settings) {
    if (settings.temporal().external().isEmpty()) {
      System.out.println("temporal");
    }
    return 0;
  }

  private int stay(Tools tools) throws InterruptedException {
    Optional<Path> temporal = tools.temporal();
    if (temporal.isEmpty() && settings.temporal().external().isEmpty()) {
      return fail(FAILED, "evenkeel: there is no temporal program: ./evenkeel up fetches one");
    }
    wording.begins();
    try (Supervisor supervisor =
        Supervisor.start(home(temporal.orElse(Path.of("temporal"))), wording::tell)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(supervisor), "up-end"));
      wording.runs(supervisor.api());
      Optional<StartFailure> end = supervisor.awaitEnd();
      return end.map(Up::fail).orElse(0);
    } catch (StartFailure failure) {
      return fail(failure);
    } catch (IOException failure) {
      return fail(FAILED, "evenkeel: " + FileTrouble.in(failure));
    }
  }

  private void stop(Supervisor supervisor) {
    wording.stops();
    supervisor.close();
    wording.stopped();
  }

  private Home home(Path temporal) {
    Surroundings around = Surroundings.of(settings);
    boolean stories = around.temporal().isEmpty();
    Ports ports =
        new Ports(
            around.postgres().isEmpty() ? settings.postgres().port() : Ports.NONE,
            stories ? settings.temporal().port() : Ports.NONE,
            stories ? settings.temporal().uiPort() : Ports.NONE,
            settings.api().port());
    return new Home(
        options.data(),
        options.settings(),
        temporal,
        ports,
        ApplicationCommand.with(System.getProperty("java.class.path")),
        around);
  }

  private static int fail(StartFailure why) {
    return fail(why.exitCode(), String.valueOf(why.getMessage()));
  }

  private static int fail(int code, String why) {
    System.err.println(why);
    return code;
  }
}
