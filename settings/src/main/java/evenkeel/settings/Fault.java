package evenkeel.settings;

import java.nio.file.Path;

/**
 * One thing that is wrong with the settings file; never holds a secret.
 *
 * @param line counted from 1; 0 if the file as a whole is meant
 * @param key path of the key ({@code accounts.mam.interval}); empty if the file as a whole is meant
 */
public record Fault(Path file, int line, String key, String found, String allowed) {

  /** The fault in three lines, beginning with a place that editors can jump to. */
  public String explanation() {
    var place = line > 0 ? file + ":" + line : file.toString();
    return place
        + (key.isEmpty() ? "" : ": " + key)
        + "\n    found:   "
        + found
        + "\n    allowed: "
        + allowed;
  }
}
