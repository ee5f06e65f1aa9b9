package evenkeel.standalone.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one home runs and where it keeps it.
 *
 * @param data folder of everything that lasts; created when missing, never cleaned
 * @param settings the settings file handed to the application
 * @param temporal the {@code temporal} program
 * @param ports loopback ports, 0 = ask the operating system once and keep it
 * @param applicationCommand program, flags and main class; the supervisor appends its own options
 */
public record Home(
    Path data, Path settings, Path temporal, Ports ports, List<String> applicationCommand) {

  public Home {
    data = data.toAbsolutePath().normalize();
    settings = settings.toAbsolutePath().normalize();
    applicationCommand = List.copyOf(applicationCommand);
    if (applicationCommand.isEmpty()) {
      throw new IllegalArgumentException("applicationCommand is empty, expected program and class");
    }
  }

  /** Whether this is the data folder of a home that was started before. */
  public static boolean isAt(Path data) {
    return Files.isDirectory(PostgresServer.cluster(data));
  }

  /** The settings file that the home in this data folder was last started with. */
  public static Optional<Path> settingsLastUsed(Path data) throws IOException {
    return DataFolder.rememberedSettings(data);
  }
}
