package evenkeel.settings;

import java.util.Set;

/**
 * The environment variables of Evenkeel that are no settings: where the launcher and the programs
 * it starts find what they need.
 */
public final class LaunchVariables {
  /** All of them; any other that begins with {@code EVENKEEL_} has to be a setting. */
  public static final Set<String> NAMES =
      Set.of(
          "EVENKEEL_API_KEY",
          "EVENKEEL_CACHE",
          "EVENKEEL_JDK",
          "EVENKEEL_QBITTORRENT",
          "EVENKEEL_QBITTORRENT_4_5",
          "EVENKEEL_QBITTORRENT_5_1",
          "EVENKEEL_QBITTORRENT_5_3",
          "EVENKEEL_SIMULATOR_CLASSPATH",
          "EVENKEEL_TEMPORAL",
          "EVENKEEL_URL");

  private LaunchVariables() {}
}
