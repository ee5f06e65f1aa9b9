package evenkeel.standalone.restore;

import evenkeel.standalone.advice.Place;
import evenkeel.standalone.supervisor.Home;
import evenkeel.standalone.supervisor.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What to restore.
 *
 * @param data the data folder of the home
 * @param settings its settings file: where the client is and how to log in
 */
record RestoreOptions(Path data, Path settings) {
  private static final List<String> NAMES = List.of("--data", "--settings");

  /**
   * Reads {@code --name VALUE} arguments; the settings are those that the home was last started
   * with.
   *
   * @throws IllegalArgumentException naming what is unknown or not there
   */
  static RestoreOptions of(List<String> arguments) throws IOException {
    Map<String, String> values = new HashMap<>();
    for (int at = 0; at < arguments.size(); at += 2) {
      String name = arguments.get(at);
      if (!NAMES.contains(name) || at + 1 == arguments.size()) {
        throw new IllegalArgumentException(
            "restore does not know '%s'; expected --data DIR, --settings FILE or nothing"
                .formatted(name));
      }
      values.put(name, arguments.get(at + 1));
    }
    Path data =
        values.containsKey("--data") ? Path.of(values.get("--data")) : Tools.ofThisMachine().data();
    if (!Home.isAt(data)) {
      throw new IllegalArgumentException(
          data + " is not a data folder of Evenkeel; name the right one with --data DIR");
    }
    return new RestoreOptions(data, settings(values, data));
  }

  private static Path settings(Map<String, String> values, Path data) throws IOException {
    Path settings =
        values.containsKey("--settings")
            ? Path.of(values.get("--settings"))
            : Home.settingsLastUsed(data).orElseGet(Place::usualSettings);
    if (!Files.isReadable(settings)) {
      throw new IllegalArgumentException(
          "there is no settings file %s; name it with --settings FILE".formatted(settings));
    }
    return settings;
  }
}
