package evenkeel.bench.home;

import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.world.OutsideWorld;

/**
 * Settings with every default that bears on speed, except that the site is read every second and
 * that starts have no pace.
 */
public final class HomeSettings {
  /** The one client. */
  public static final String CLIENT = "home";

  /** The one account. */
  public static final String ACCOUNT = "mam";

  private HomeSettings() {}

  /** The file's text; {@code url} is where the client is called. */
  public static String of(OutsideWorld world, RealQbittorrent client, String url) {
    return """
    accounts:
      %s:
        site: %s
        cookie: %s
        mode: act
        trackers: [127.0.0.2]
        interval: 1s
        stale: 60s
        pace: 0s
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
            CLIENT,
            url,
            client.username(),
            client.password());
  }
}
