package evenkeel.standalone.application;

import java.nio.file.Path;
import java.util.List;

/** How the application is started in a JVM of its own. */
public final class ApplicationCommand {
  private ApplicationCommand() {}

  /** Program, flags and main class, with the class path given. */
  public static List<String> with(String classPath) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx200m",
        "-cp",
        classPath,
        "evenkeel.standalone.application.EvenkeelApplication");
  }
}
