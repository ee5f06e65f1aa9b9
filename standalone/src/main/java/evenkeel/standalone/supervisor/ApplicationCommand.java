package evenkeel.standalone.supervisor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the application process is started: small, and with a warning less of its libraries. */
public final class ApplicationCommand {
  private static final List<String> OPTIONS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmx160m");

  private ApplicationCommand() {}

  /** Program, flags, class path and main class; the supervisor appends its own options. */
  public static List<String> of(String classPath) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(
        List.of("-cp", classPath, "evenkeel.standalone.application.EvenkeelApplication"));
    return command;
  }
}
