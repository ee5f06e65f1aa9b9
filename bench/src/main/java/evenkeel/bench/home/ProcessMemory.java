package evenkeel.bench.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Memory of a process and its children in MiB, as Linux counts it; pages that several of them share
 * count once.
 *
 * @param now resident at this moment
 * @param peak the most that the process itself ever had resident
 */
public record ProcessMemory(long now, long peak) {
  private static final long KIB_IN_MIB = 1024;

  /** The process with this id. */
  public static ProcessMemory of(long pid) {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    long now =
        Stream.concat(Stream.of(process), process.descendants())
            .mapToLong(one -> kib(one, "smaps_rollup", "Pss:"))
            .sum();
    return new ProcessMemory(now / KIB_IN_MIB, kib(process, "status", "VmHWM:") / KIB_IN_MIB);
  }

  private static long kib(ProcessHandle process, String file, String name) {
    Path path = Path.of("/proc", Long.toString(process.pid()), file);
    try (Stream<String> lines = Files.lines(path)) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException gone) {
      // It has ended since it was listed, or this is no Linux: then there is nothing to count.
      return 0;
    }
  }
}
