package evenkeel.settings;

import static evenkeel.settings.yaml.Shape.duration;
import static evenkeel.settings.yaml.Shape.wholeNumber;

import evenkeel.settings.yaml.Address;
import evenkeel.settings.yaml.Section;

/** Reads one entry of {@code clients}. */
final class ClientSection {
  private ClientSection() {}

  static ClientSettings read(String id, Section client) {
    var url = client.required("url", Address.shape(), "http://127.0.0.1:8080");
    boolean near = !client.isSound("url") || Address.isLoopback(url);
    return new ClientSettings(
        id,
        url,
        LoginSection.read(client),
        client.value("timeout", duration("5s", "10m"), "30s"),
        client.section("pace", pace -> pace(pace, near)));
  }

  private static ClientSettings.Pace pace(Section pace, boolean near) {
    var idle = pace.value("idle", duration(near ? "100ms" : "5s", "10m"), "30s");
    var busy = pace.value("busy", duration(near ? "100ms" : "1s", "5m"), "5s");
    pace.expect(busy.compareTo(idle) <= 0, "busy", "at most", "idle");
    return new ClientSettings.Pace(
        idle,
        busy,
        pace.value("starts_per_minute", wholeNumber(1, near ? 1_000_000 : 3000), "300"),
        pace.value("slice", wholeNumber(1, 10_000), "1000"));
  }
}
