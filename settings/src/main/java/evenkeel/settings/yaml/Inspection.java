package evenkeel.settings.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One reading of one file: the variables it may refer to, and what was found wrong so far. */
public final class Inspection {
  private final Map<String, String> environment;
  private final List<Finding> findings = new ArrayList<>();

  public Inspection(Map<String, String> environment) {
    this.environment = environment;
  }

  /** In the order of their lines. */
  public List<Finding> findings() {
    return findings.stream().sorted(Comparator.comparingInt(Finding::line)).toList();
  }

  Map<String, String> environment() {
    return environment;
  }

  void fault(int line, String key, String found, String allowed) {
    findings.add(new Finding(line, key, found, allowed));
  }

  /** For what lies below a fault: whatever is missing there is no news. */
  Inspection muted() {
    return new Inspection(environment);
  }
}
