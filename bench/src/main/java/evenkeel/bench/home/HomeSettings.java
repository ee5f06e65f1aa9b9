package evenkeel.bench.home;

import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.world.OutsideWorld;

/** Settings with every default that bears on speed, except that starts have no pace. */
public final class HomeSettings {
  /** The one client. */
  public static final String CLIENT = "home";

  /** The one account. */
  public static final String ACCOUNT = "mam";

  private HomeSettings() {}

  /**
   * The file's text.
   *
   * @param url where the client is called
   * @param interval between two readings, as the file has it
   */
  public static String of(OutsideWorld world, RealQbittorrent client, String url, String interval) {
    return """
    accounts:
      %s:
        site: %s
        cookie: %s
        mode: act
        trackers: [127.0.0.2]
        interval: %s
        stale: 1h
        pace: 0s
        release: {frozen_at_least: 0s, cycles_per_day: 1000}
    clients:
      %s:
        url: %s
        username: %s
        password: %s
        pace: {starts_per_minute: 1000000}
    """
        .formatted(
            ACCOUNT,
            world.site().url(),
            world.cookie(),
            interval,
            CLIENT,
            url,
            client.username(),
            client.password());
  }
}
