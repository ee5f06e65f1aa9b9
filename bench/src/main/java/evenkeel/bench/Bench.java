package evenkeel.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import evenkeel.bench.Workshop.Programs;
import evenkeel.bench.Workshop.Scale;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.standalone.supervisor.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Runs the benchmarks that are named, or all, on the real parts of this machine, each printing one
 * table: exit 2 if one is not known.
 */
public final class Bench {
  static final List<Benchmark> ALL =
      List.of(
          new FreezeBenchmark(),
          new CallsBenchmark(),
          new AlarmBenchmark(),
          new LookBenchmark(),
          new StartBenchmark(),
          new MemoryBenchmark());

  private static final int WRONG_WORDS = 2;

  private Bench() {}

  public static void main(String[] names) throws Exception {
    List<String> wanted = List.of(names);
    List<String> known = ALL.stream().map(Benchmark::name).toList();
    if (!known.containsAll(wanted)) {
      System.err.println("evenkeel: bench knows " + known + ", not all of " + wanted);
      System.exit(WRONG_WORDS);
    }
    quietLog();
    Path folder = Files.createTempDirectory("evenkeel-bench");
    run(workshop(folder), wanted.isEmpty() ? known : wanted);
    delete(folder);
    System.exit(0);
  }

  private static void run(Workshop workshop, List<String> wanted) throws Exception {
    for (Benchmark benchmark : ALL) {
      if (wanted.contains(benchmark.name())) {
        System.out.println(benchmark.run(workshop) + System.lineSeparator());
      }
    }
  }

  private static Workshop workshop(Path folder) throws IOException {
    Programs programs =
        new Programs(
            RealQbittorrent.find().orElseThrow(() -> new IOException("no qbittorrent-nox at hand")),
            Tools.ofThisMachine()
                .temporal()
                .orElseThrow(() -> new IOException("no temporal at hand")),
            System.getProperty("evenkeel.application", System.getProperty("java.class.path")));
    return new Workshop(folder, programs, Scale.FULL, Stage.OWN);
  }

  private static void quietLog() {
    if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.WARN);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
