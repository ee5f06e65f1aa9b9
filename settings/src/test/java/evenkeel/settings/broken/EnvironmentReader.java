package evenkeel.settings.broken;

import java.util.Map;

/** Takes the environment instead of being told it. */
public final class EnvironmentReader {
  private EnvironmentReader() {}

  /** Reads it. */
  public static Map<String, String> read() {
    return System.getenv();
  }
}
