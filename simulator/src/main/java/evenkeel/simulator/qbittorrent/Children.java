package evenkeel.simulator.qbittorrent;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Processes that do not outlive this one, unless it is killed itself. */
final class Children {
  private static final Set<Process> LIVING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Children::killAll, "end children"));
  }

  private Children() {}

  static Process started(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    LIVING.add(process);
    LIVING.removeIf(other -> !other.isAlive());
    return process;
  }

  private static void killAll() {
    LIVING.forEach(Process::destroyForcibly);
  }
}
