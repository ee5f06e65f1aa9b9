package evenkeel.standalone.supervisor;

import java.nio.file.Path;
import java.util.List;

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
}
