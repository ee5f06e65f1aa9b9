package evenkeel.settings.yaml;

/**
 * Something wrong in what was given.
 *
 * @param key path of the key; empty if the file or the variable as a whole is meant
 */
public record Finding(Origin place, String key, String found, String allowed) {

  /** Those of the file first, in the order of its lines. */
  int order() {
    return place instanceof Origin.Line line ? line.line() : Integer.MAX_VALUE;
  }
}
