package evenkeel.settings.broken;

import org.yaml.snakeyaml.Yaml;

/** Lets the file decide which objects are made. */
public final class ConstructingReader {
  private ConstructingReader() {}

  /** Makes them. */
  public static Object read(String text) {
    return new Yaml().load(text);
  }
}
