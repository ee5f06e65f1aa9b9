package evenkeel.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of Evenkeel's that has run to its end.
 *
 * @param said both streams
 */
public record Program(int exitCode, String said) {

  /** Runs it as a person would. */
  public static Program run(Class<?> program, Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(ChildJvm.command(program, folder));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Program(process.waitFor(), said);
  }
}
