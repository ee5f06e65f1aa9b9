package evenkeel.settings;

import evenkeel.settings.yaml.Origin;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of reading the settings. */
public sealed interface SettingsVerdict {

  /**
   * They are sound.
   *
   * @param origins where the value of each key comes from, by the path of the key
   */
  record Valid(Settings settings, Map<String, Origin> origins) implements SettingsVerdict {}

  /** They must not be used; all faults, in the order of their lines, then those of variables. */
  record Faulty(List<Fault> faults) implements SettingsVerdict {

    /** All faults, for a person. */
    public String explanation() {
      var count = faults.size() == 1 ? "1 fault" : faults.size() + " faults";
      return faults.stream()
          .map(Fault::explanation)
          .collect(Collectors.joining("\n", count + " in the settings:\n", "\n"));
    }
  }
}
