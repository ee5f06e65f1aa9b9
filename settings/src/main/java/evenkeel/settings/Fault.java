package evenkeel.settings;

import evenkeel.settings.yaml.Finding;
import evenkeel.settings.yaml.Origin;

/**
 * One thing that is wrong with the settings; never holds a secret.
 *
 * @param place the line or the environment variable
 * @param key path of the key ({@code accounts.mam.interval}); empty if the file or the variable as
 *     a whole is meant
 */
public record Fault(Origin place, String key, String found, String allowed) {

  static Fault of(Finding finding) {
    return new Fault(finding.place(), finding.key(), finding.found(), finding.allowed());
  }

  /** The fault in three lines, beginning with a place that editors can jump to. */
  public String explanation() {
    return place.words()
        + (key.isEmpty() ? "" : ": " + key)
        + "\n    found:   "
        + found
        + "\n    allowed: "
        + allowed;
  }
}
