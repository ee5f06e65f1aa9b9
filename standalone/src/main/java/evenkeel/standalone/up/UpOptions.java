package evenkeel.standalone.up;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is to be run.
 *
 * @param data the data folder
 * @param settings the settings file
 */
record UpOptions(Path data, Path settings) {
  private static final List<String> NAMES = List.of("--data", "--settings");

  /**
   * Reads {@code --name VALUE} arguments.
   *
   * @param data the usual data folder
   * @param settings where a settings file is looked for, in this order
   * @throws IllegalArgumentException naming what is unknown or not there
   */
  static UpOptions of(List<String> arguments, Path data, List<Path> settings) {
    Map<String, String> values = new HashMap<>();
    for (int at = 0; at < arguments.size(); at += 2) {
      String name = arguments.get(at);
      if (!NAMES.contains(name) || at + 1 == arguments.size()) {
        throw new IllegalArgumentException(
            "up does not know '%s'; expected --data DIR, --settings FILE or nothing"
                .formatted(name));
      }
      values.put(name, arguments.get(at + 1));
    }
    return new UpOptions(
        values.containsKey("--data") ? Path.of(values.get("--data")) : data,
        values.containsKey("--settings")
            ? there(Path.of(values.get("--settings")))
            : first(settings));
  }

  private static Path there(Path named) {
    if (!Files.isRegularFile(named)) {
      throw new IllegalArgumentException("there is no settings file " + named);
    }
    return named;
  }

  private static Path first(List<Path> places) {
    return places.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no settings file: neither %s. ./evenkeel init writes one; --settings FILE names another"
                    .formatted(
                        places.stream().map(Path::toString).collect(Collectors.joining(" nor ")))));
  }
}
