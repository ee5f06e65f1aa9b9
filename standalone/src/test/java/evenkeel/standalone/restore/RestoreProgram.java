package evenkeel.standalone.restore;

import evenkeel.standalone.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the program said and how it ended.
 *
 * @param said both streams
 */
public record RestoreProgram(int exitCode, String said) {

  /** Runs it to its end, as a person would. */
  public static RestoreProgram run(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(ChildJvm.command(Restore.class, folder));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new RestoreProgram(process.waitFor(), said);
  }
}
