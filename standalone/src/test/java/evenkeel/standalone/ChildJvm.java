package evenkeel.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a class of the test's class path is started in a JVM of its own. */
public final class ChildJvm {
  private ChildJvm() {}

  /** Names the folder early: of a command as long as a class path only the beginning shows. */
  public static List<String> command(Class<?> program, Path folder) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dtest.folder=" + folder + "/");
    command.addAll(List.of("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(List.of("-cp", classPath(), program.getName()));
    return command;
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
