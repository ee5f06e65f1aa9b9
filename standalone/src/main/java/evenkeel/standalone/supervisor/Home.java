package evenkeel.standalone.supervisor;

import evenkeel.standalone.supervisor.outside.Surroundings;
import java.io.IOException;
import java.net.URI;
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
 * @param ports loopback ports, 0 = ask the operating system once and keep it; where a server is not
 *     its own, the port is not used
 * @param applicationCommand program, flags and main class; the supervisor appends its own options
 * @param surroundings what it does not decide by itself
 */
public record Home(
    Path data,
    Path settings,
    Path temporal,
    Ports ports,
    List<String> applicationCommand,
    Surroundings surroundings) {

  /** With everything its own, on loopback. */
  public Home(
      Path data, Path settings, Path temporal, Ports ports, List<String> applicationCommand) {
    this(data, settings, temporal, ports, applicationCommand, Surroundings.NONE);
  }

  public Home {
    data = data.toAbsolutePath().normalize();
    settings = settings.toAbsolutePath().normalize();
    applicationCommand = List.copyOf(applicationCommand);
    if (applicationCommand.isEmpty()) {
      throw new IllegalArgumentException("applicationCommand is empty, expected program and class");
    }
  }

  /**
   * Whether this is the data folder of a home that was started before, or the folder of the keys of
   * a worker that runs as a process of its own.
   */
  public static boolean isAt(Path data) throws IOException {
    return Files.isDirectory(PostgresServer.cluster(data))
        || settingsLastUsed(data).isPresent()
        || Files.exists(data.resolve("secret.key"));
  }

  /** Where the API of what runs on this data folder is; it may have been killed since. */
  public static Optional<URI> api(Path data) throws IOException {
    return Optional.ofNullable(DataFolder.holder(data).getProperty(DataFolder.API))
        .map(URI::create);
  }

  /** The settings file that the home in this data folder was last started with. */
  public static Optional<Path> settingsLastUsed(Path data) throws IOException {
    return DataFolder.rememberedSettings(data);
  }
}
