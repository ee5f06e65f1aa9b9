package evenkeel.standalone.supervisor.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The durable note of a process that we started, by which the next supervisor recognises it. */
public record ProcessRecord(long pid, Instant started, List<String> command) {
  // The start instant is computed from the boot time, which wobbles when the clock is adjusted.
  private static final Duration WOBBLE = Duration.ofSeconds(2);

  /** What became of the recorded process. */
  public enum Fate {
    OURS,
    GONE,
    /** Either the start instant or the command fits, but not both. */
    DOUBTFUL
  }

  public void save(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    DurableFile.write(file, pid + "\n" + started + "\n" + String.join("\0", command));
  }

  public static Optional<ProcessRecord> load(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var lines = Files.readString(file).split("\n", 3);
    return Optional.of(
        new ProcessRecord(
            Long.parseLong(lines[0]), Instant.parse(lines[1]), List.of(lines[2].split("\0", -1))));
  }

  public Fate fate() {
    var process = ProcessHandle.of(pid).filter(ProcessRecord::runs);
    if (process.isEmpty()) {
      return Fate.GONE;
    }
    var sameStart = process.get().info().startInstant().filter(this::isStart).isPresent();
    var sameCommand = isCommandOf(process.get().info());
    if (sameStart && sameCommand) {
      return Fate.OURS;
    }
    return sameStart || sameCommand ? Fate.DOUBTFUL : Fate.GONE;
  }

  /** False for a zombie too: it has ended, its parent has only not taken notice. */
  public static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private boolean isStart(Instant instant) {
    return Duration.between(started, instant).abs().compareTo(WOBBLE) <= 0;
  }

  private boolean isCommandOf(ProcessHandle.Info info) {
    if (info.arguments().isPresent()) {
      return List.of(info.arguments().get()).equals(command.subList(1, command.size()));
    }
    // Of a very long command the operating system shows only the beginning.
    var shown = info.commandLine().filter(line -> !line.isBlank());
    return shown.filter(String.join(" ", command)::startsWith).isPresent();
  }
}
