package evenkeel.settings.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One reading of one file and of the variables that go before it: what was found wrong so far, and
 * where each value comes from.
 */
public final class Inspection {
  private final Path file;
  private final Map<String, String> environment;
  private final Overlay overlay;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Origin> origins = new LinkedHashMap<>();

  /**
   * @param environment what {@code ${NAME}} in the file stands for
   */
  public Inspection(Path file, Map<String, String> environment, Overlay overlay) {
    this.file = file;
    this.environment = environment;
    this.overlay = overlay;
  }

  /** In the order of their lines, then those of variables. */
  public List<Finding> findings() {
    return findings.stream().sorted(Comparator.comparingInt(Finding::order)).toList();
  }

  /** Of every key that was read, by its path, in the order of reading. */
  public Map<String, Origin> origins() {
    return Collections.unmodifiableMap(origins);
  }

  Map<String, String> environment() {
    return environment;
  }

  Overlay overlay() {
    return overlay;
  }

  Origin line(int line) {
    return new Origin.Line(file, line);
  }

  void fault(Origin place, String key, String found, String allowed) {
    findings.add(new Finding(place, key, found, allowed));
  }

  void origin(String key, Origin origin) {
    origins.put(key, origin);
  }

  /** For what lies below a fault: whatever is missing there is no news. */
  Inspection muted() {
    return new Inspection(file, environment, overlay);
  }
}
