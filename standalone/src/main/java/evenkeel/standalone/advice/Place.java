package evenkeel.standalone.advice;

import evenkeel.settings.SettingsFile;
import evenkeel.settings.SettingsVerdict;
import evenkeel.standalone.supervisor.Home;
import evenkeel.standalone.supervisor.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where one home keeps what lasts, and its settings.
 *
 * @param data the data folder; need not exist
 */
public record Place(Path data, Path settings) {
  /** Options by which it is named. */
  public static final String DATA = "--data";

  public static final String SETTINGS = "--settings";

  /** The usual name of the settings file. */
  public static final String FILE = "evenkeel.yml";

  /**
   * As named, else the usual data folder and the settings that it was last used with.
   *
   * @throws IllegalArgumentException if there is no settings file
   */
  public static Place of(Arguments arguments) throws IOException {
    Path data = data(arguments);
    Path settings =
        arguments.value(SETTINGS).isPresent()
            ? Path.of(arguments.value(SETTINGS).get())
            : Home.settingsLastUsed(data).orElseGet(Place::usualSettings);
    if (!Files.isReadable(settings)) {
      throw new IllegalArgumentException(
          "there is no settings file %s; name it with --settings FILE, or make one: ./evenkeel init"
              .formatted(settings));
    }
    return new Place(data, settings);
  }

  /** In the folder in which the word was typed, else in the user's configuration. */
  public static Path usualSettings() {
    Path here = Path.of(FILE);
    return Files.exists(here) ? here : Tools.ofThisMachine().configuration().resolve(FILE);
  }

  /** The data folder as named, else the usual one. */
  public static Path data(Arguments arguments) {
    return arguments.value(DATA).map(Path::of).orElseGet(() -> Tools.ofThisMachine().data());
  }

  /** Reads and judges the settings. */
  public SettingsVerdict verdict() {
    return SettingsFile.read(settings, System.getenv());
  }
}
