package evenkeel.standalone.application;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the supervisor hands to the application process.
 *
 * @param settings the settings file
 * @param data folder of everything that lasts
 * @param postgres JDBC URL of the home's own PostgreSQL, user included; else the settings tell
 * @param temporal host and port of the home's own Temporal; else the settings tell
 * @param apiPort port of the API
 */
public record Options(
    Path settings, Path data, Optional<String> postgres, Optional<String> temporal, int apiPort) {
  private static final List<String> NAMES =
      List.of("--settings", "--data", "--postgres", "--temporal", "--api-port");

  /**
   * Reads {@code --name=value} arguments.
   *
   * @throws IllegalArgumentException naming what is missing, unknown or not a number
   */
  public static Options of(List<String> arguments) {
    Map<String, String> values = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (equals < 0 || !NAMES.contains(name)) {
        throw new IllegalArgumentException(
            "unknown option " + argument + "; expected " + NAMES + ", each with =value");
      }
      values.put(name, argument.substring(equals + 1));
    }
    return new Options(
        Path.of(required(values, "--settings")),
        Path.of(required(values, "--data")),
        Optional.ofNullable(values.get("--postgres")),
        Optional.ofNullable(values.get("--temporal")),
        port(required(values, "--api-port")));
  }

  private static String required(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          "option " + name + " is missing; expected " + name + "=...");
    }
    return value;
  }

  private static int port(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new IllegalArgumentException("--api-port is " + text + "; allowed: 0 to 65535");
    }
    return Integer.parseInt(text);
  }
}
