package evenkeel.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How worker or api is started as a process of its own, beside servers that others run. */
public sealed interface Launch {

  /**
   * All that the process needs.
   *
   * @param data folder of its keys
   */
  record Ready(
      Path data,
      Settings settings,
      PostgresSettings.External postgres,
      TemporalSettings.External temporal)
      implements Launch {}

  /** The process must not start; why, for a person. */
  record Refused(String why) implements Launch {}

  /**
   * Reads {@code --settings=FILE --data=DIR} and that file.
   *
   * @param environment as for {@link SettingsFile}
   */
  static Launch of(List<String> arguments, Map<String, String> environment) {
    Map<String, Path> paths = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      if (parts.length == 2 && List.of("--settings", "--data").contains(parts[0])) {
        paths.put(parts[0], Path.of(parts[1]));
      } else {
        wrong.add(argument);
      }
    }
    Path settings = paths.get("--settings");
    Path data = paths.get("--data");
    if (settings == null || data == null || !wrong.isEmpty()) {
      return new Refused(
          "found: %s; allowed: --settings=FILE --data=DIR, both".formatted(arguments));
    }
    return switch (SettingsFile.read(settings, environment)) {
      case SettingsVerdict.Valid valid -> beside(data, valid.settings());
      case SettingsVerdict.Faulty faulty -> new Refused(faulty.explanation());
    };
  }

  private static Launch beside(Path data, Settings settings) {
    Optional<PostgresSettings.External> postgres = settings.postgres().external();
    Optional<TemporalSettings.External> temporal = settings.temporal().external();
    if (postgres.isPresent() && temporal.isPresent()) {
      return new Ready(data, settings, postgres.get(), temporal.get());
    }
    List<String> own = new ArrayList<>();
    if (postgres.isEmpty()) {
      own.add("postgres.url is own");
    }
    if (temporal.isEmpty()) {
      own.add("temporal.address is own");
    }
    return new Refused(
        String.join(" and ", own)
            + "; a process of its own starts no servers: name those that run");
  }
}
