package evenkeel.standalone.application;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the application is started in a JVM of its own. */
public final class ApplicationCommand {
  /**
   * The heap begins small and its young part stays so; the worker gives back what it grew by. Of
   * two equal hashes, tags or host names of 30,000 torrents one is kept. Calls to Temporal are too
   * few for a pool of buffers.
   */
  private static final List<String> SMALL =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms32m",
          "-Xmn16m",
          "-Xmx160m",
          "-Xss512k",
          "-XX:+UseCompactObjectHeaders",
          "-XX:+UseStringDeduplication",
          "-XX:MinHeapFreeRatio=5",
          "-XX:MaxHeapFreeRatio=10",
          "-XX:-ShrinkHeapInSteps",
          "-XX:TieredStopAtLevel=1",
          "-Dio.grpc.netty.shaded.io.netty.allocator.type=unpooled");

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
