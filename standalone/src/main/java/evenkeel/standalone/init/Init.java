package evenkeel.standalone.init;

import static java.nio.charset.StandardCharsets.UTF_8;

import evenkeel.standalone.advice.Arguments;
import evenkeel.standalone.advice.Books;
import evenkeel.standalone.advice.Place;
import evenkeel.standalone.init.Dialogue.Unanswered;
import evenkeel.standalone.supervisor.Tools;
import evenkeel.standalone.terminal.QuietLog;
import evenkeel.worker.visit.Visits;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The program behind {@code evenkeel init}: exit 0 if the settings file is written, 1 if an answer
 * was not accepted, 2 if it was called wrongly or the file is there already.
 */
public final class Init {
  private static final String CLIENT = "--client";
  private static final String ACCOUNT = "--account";
  private static final String PASSWORD = "--password-file";
  private static final String COOKIE = "--cookie-file";
  private static final int WRITTEN = 0;
  private static final int REFUSED = 1;
  private static final int WRONGLY_CALLED = 2;

  private final Dialogue dialogue;
  private final PrintStream err;

  Init(Dialogue dialogue, PrintStream err) {
    this.dialogue = dialogue;
    this.err = err;
  }

  public static void main(String[] arguments) {
    QuietLog.begin();
    Dialogue dialogue =
        new Dialogue(
            new BufferedReader(new InputStreamReader(System.in, UTF_8)), System.out, terminal());
    System.exit(new Init(dialogue, System.err).run(List.of(arguments)));
  }

  private static @Nullable Supplier<char @Nullable []> terminal() {
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .<Supplier<char @Nullable []>>map(console -> console::readPassword)
        .orElse(null);
  }

  int run(List<String> given) {
    try {
      Arguments arguments =
          Arguments.read(
              "init",
              given,
              List.of(
                  Place.SETTINGS,
                  Place.DATA,
                  CLIENT,
                  "--url",
                  "--username",
                  PASSWORD,
                  ACCOUNT,
                  "--site",
                  COOKIE,
                  "--tracker"),
              List.of(Answers.UNCHECKED));
      return write(arguments, settings(arguments));
    } catch (IllegalArgumentException | Unanswered wrong) {
      return fail(WRONGLY_CALLED, "evenkeel: " + wrong.getMessage());
    } catch (FileAlreadyExistsException there) {
      return fail(WRONGLY_CALLED, there(Path.of(there.getFile())));
    } catch (Refused | IOException | UncheckedIOException refused) {
      return fail(REFUSED, "evenkeel: " + refused.getMessage() + "\nNo settings were written.");
    }
  }

  private int fail(int code, String why) {
    err.println(why);
    return code;
  }

  private static Path settings(Arguments arguments) {
    return arguments
        .value(Place.SETTINGS)
        .map(Path::of)
        .orElseGet(() -> Tools.ofThisMachine().configuration().resolve(Place.FILE))
        .toAbsolutePath()
        .normalize();
  }

  private static String there(Path settings) {
    return "evenkeel: %s is there already and is left as it is; name another with --settings FILE"
        .formatted(settings);
  }

  private int write(Arguments arguments, Path settings) throws IOException, Unanswered, Refused {
    if (Files.exists(settings)) {
      return fail(WRONGLY_CALLED, there(settings));
    }
    Draft draft = asked(arguments, Objects.requireNonNull(settings.toAbsolutePath().getParent()));
    draft.judged();
    SecretFile file = new SecretFile(settings);
    Path complete = file.draft(draft.text());
    try {
      // A link is made only where nothing is, and all at once.
      Files.createLink(settings, complete);
      file.sync();
    } finally {
      Files.delete(complete);
    }
    dialogue.say("Written: " + settings);
    dialogue.say(
        "Next: ./evenkeel doctor, ./evenkeel plan --as-if-emergency, and to run it ./evenkeel up");
    return WRITTEN;
  }

  private Draft asked(Arguments arguments, Path folder) throws IOException, Unanswered, Refused {
    Answers answers = new Answers(arguments, dialogue);
    String client = id(arguments, CLIENT, "home");
    String account = id(arguments, ACCOUNT, "mam");
    Visits visits = new Visits(Books.withoutBooks(Place.data(arguments)));
    AskedSecret password =
        new AskedSecret(
            folder.resolve(client + ".password"),
            "Its password",
            file(arguments, PASSWORD),
            UnaryOperator.identity());
    AskedSecret cookie =
        new AskedSecret(
            folder.resolve(account + ".cookie"),
            "Session cookie mam_id, made on the site under Preferences > Security",
            file(arguments, COOKIE),
            value -> value.replaceFirst("^mam_id=", "").replaceFirst(";.*$", ""));
    String clientSection = new ClientInterview(answers, client, password, visits).section();
    String accountSection = new AccountInterview(answers, account, cookie).section(clientSection);
    return new Draft(accountSection, clientSection);
  }

  /** It becomes part of a file's name. */
  private static String id(Arguments arguments, String option, String usual) {
    String id = arguments.value(option).orElse(usual);
    if (!id.matches("[a-z0-9-]{1,31}")) {
      throw new IllegalArgumentException(
          "%s is '%s'; allowed are lower-case letters, digits and hyphens".formatted(option, id));
    }
    return id;
  }

  private static Optional<Path> file(Arguments arguments, String option) {
    return arguments.value(option).map(Path::of);
  }
}
