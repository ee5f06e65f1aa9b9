package evenkeel.settings;

import static evenkeel.settings.yaml.Shape.duration;

import evenkeel.settings.yaml.Address;
import evenkeel.settings.yaml.Inspection;
import evenkeel.settings.yaml.Overlay;
import evenkeel.settings.yaml.Section;
import evenkeel.settings.yaml.YamlFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The operator's file, {@code evenkeel.yml}, and the environment variables that go before it. */
public final class SettingsFile {
  private static final String PREFIX = "EVENKEEL_";

  private SettingsFile() {}

  /**
   * Reads and judges all of it.
   *
   * @param environment what {@code ${NAME}} in the file stands for; each {@code EVENKEEL_...} in it
   *     that is not one of {@link LaunchVariables} sets a key
   */
  public static SettingsVerdict read(Path file, Map<String, String> environment) {
    var overlay = Overlay.of(PREFIX, environment, LaunchVariables.NAMES);
    var inspection = new Inspection(file, environment, overlay);
    var settings = YamlFile.read(file, inspection, SettingsFile::settings);
    var faults = inspection.findings().stream().map(Fault::of).toList();
    return faults.isEmpty()
        ? new SettingsVerdict.Valid(settings.orElseThrow(), inspection.origins())
        : new SettingsVerdict.Faulty(faults);
  }

  private static Settings settings(Section root) {
    var accounts = new AccountSection();
    var clients = Unshared.<URI>by("url", Address::endpoint, "each client once, by one id");
    return new Settings(
        root.named("accounts", Names.ID, accounts::read),
        root.named("clients", Names.ID, (id, client) -> client(id, client, clients)),
        root.section("keeping", SettingsFile::keeping),
        root.section("postgres", ServerSections::postgres),
        root.section("temporal", ServerSections::temporal),
        root.section("api", ServerSections::api),
        root.anyNamed("notices", Names.ID, NoticeSection::read));
  }

  private static ClientSettings client(String id, Section client, Unshared<URI> urls) {
    var settings = ClientSection.read(id, client);
    urls.take(client, List.of(settings.url()));
    return settings;
  }

  private static KeepingSettings keeping(Section keeping) {
    return new KeepingSettings(
        keeping.value("lease", duration("1s", "5m"), "15s"),
        keeping.value("heartbeat", duration("1s", "10m"), "30s"),
        keeping.value("patience", duration("1s", "1h"), "60s"));
  }
}
