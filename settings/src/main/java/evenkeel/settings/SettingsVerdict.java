package evenkeel.settings;

import java.util.List;
import java.util.stream.Collectors;

/** What became of reading the settings file. */
public sealed interface SettingsVerdict {

  /** The file is sound. */
  record Valid(Settings settings) implements SettingsVerdict {}

  /** The file must not be used; all its faults, in the order of their lines. */
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
