package evenkeel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.standalone.supervisor.process.ProcessRecord;
import evenkeel.standalone.up.Up;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** {@code evenkeel up} on one data folder: started, killed, ended, and what it said. */
public final class UpProgram implements AutoCloseable {
  private static final List<String> PARTS = List.of("application", "temporal", "postgresql");

  private final Path folder;
  private final Path said;
  private final Process process;

  private UpProgram(Path folder, Path said, Process process) {
    this.folder = folder;
    this.said = said;
    this.process = process;
  }

  /** The data are in {@code data} of that folder, the settings in {@code evenkeel.yml}. */
  public static UpProgram start(Path folder) throws IOException {
    Path said = Files.createTempFile(folder, "up-", ".log");
    List<String> command = new ArrayList<>(ChildJvm.command(Up.class, folder));
    command.addAll(List.of("--data", folder.resolve("data").toString()));
    command.addAll(List.of("--settings", folder.resolve("evenkeel.yml").toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    return new UpProgram(folder, said, process);
  }

  /** Both streams so far. */
  public String said() throws IOException {
    return Files.readString(said);
  }

  public long pid() {
    return process.pid();
  }

  /** Waits until it has said so. */
  public void awaitsSaying(String text) {
    Household.awaits("up says " + text, () -> assertThat(said()).contains(text));
  }

  public void awaitsUp() {
    awaitsSaying("Evenkeel is up");
  }

  /** Waits for its own end. */
  public int awaitsEnd() {
    return process.onExit().join().exitValue();
  }

  /** SIGTERM, and the wait for the end. */
  public int end() {
    process.destroy();
    return process.onExit().join().exitValue();
  }

  /** SIGKILL to it and to everything it has started. */
  public void killEverything() throws IOException {
    process.destroyForcibly().onExit().join();
    for (ProcessHandle part : parts()) {
      part.destroyForcibly();
      part.onExit().join();
    }
  }

  /** What it has started and still runs. */
  public List<ProcessHandle> parts() throws IOException {
    List<ProcessHandle> running = new ArrayList<>();
    for (String part : PARTS) {
      ProcessRecord.load(folder.resolve("data").resolve("processes").resolve(part))
          .filter(record -> record.fate() == ProcessRecord.Fate.OURS)
          .flatMap(record -> ProcessHandle.of(record.pid()))
          .ifPresent(running::add);
    }
    return running;
  }

  /** What it tells other programs of itself. */
  Properties announced() throws IOException {
    Properties properties = new Properties();
    try (var reader =
        Files.newBufferedReader(folder.resolve("data").resolve("running.properties"))) {
      properties.load(reader);
    }
    return properties;
  }

  @Override
  public void close() throws IOException {
    if (process.isAlive()) {
      end();
    } else {
      killEverything();
    }
  }
}
