package evenkeel.standalone.application;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the application is started in a JVM of its own. */
public final class ApplicationCommand {
  /**
   * Of two equal hashes, tags or host names of 30,000 torrents one is kept; the rest is given back.
   */
  private static final List<String> SMALL =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx160m",
          "-Xss512k",
          "-XX:+UseCompactObjectHeaders",
          "-XX:+UseStringDeduplication",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=30",
          "-XX:TieredStopAtLevel=1");

  private ApplicationCommand() {}

  /** Program, flags and main class, with the class path given. */
  public static List<String> with(String classPath) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(SMALL);
    command.addAll(
        List.of("-cp", classPath, "evenkeel.standalone.application.EvenkeelApplication"));
    return command;
  }
}
