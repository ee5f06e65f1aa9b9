package evenkeel.standalone.supervisor.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A child process that is on record before it does anything. */
public final class Child implements Running {
  // The shell waits for our word, which we give once the pid is on disk; a supervisor killed in
  // between closes the pipe and the child ends without having started. The pid stays the same.
  private static final String GATE = "read -r go && exec \"$@\" </dev/null";
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  /** Starts the command; the prefix stands before it and replaces itself by it. */
  public static Child launch(List<String> prefix, List<String> command, ProcessLog log, Path record)
      throws IOException {
    var process =
        new ProcessBuilder(gated(prefix, command))
            .redirectErrorStream(true)
            .redirectOutput(log.nextRun())
            .start();
    try (var word = process.outputWriter()) {
      var started =
          process.info().startInstant().orElseThrow(() -> new IOException("no start time"));
      new ProcessRecord(process.pid(), started, command).save(record);
      word.write("go\n");
    }
    return new Child(process);
  }

  private static List<String> gated(List<String> prefix, List<String> command) {
    var gated = new ArrayList<>(List.of("sh", "-c", GATE, "evenkeel"));
    if (Files.isExecutable(SETSID)) {
      // Its own session: Ctrl-C in the terminal is for us, who end things in their order.
      gated.add(SETSID.toString());
    }
    gated.addAll(prefix);
    gated.addAll(command);
    return gated;
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public int awaitExit() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void end() {
    Ending.terminate(process.toHandle());
  }
}
