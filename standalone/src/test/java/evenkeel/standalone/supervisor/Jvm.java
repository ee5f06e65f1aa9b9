package evenkeel.standalone.supervisor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a test starts a class in a JVM of its own. */
final class Jvm {
  private Jvm() {}

  static List<String> command(Class<?> program, String... options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(options));
    return command;
  }
}
