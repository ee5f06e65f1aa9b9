package evenkeel.standalone;

import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.world.OutsideWorld;

/** The settings file of a household: everything on loopback, and quick. */
final class HouseholdSettings {
  private HouseholdSettings() {}

  static String of(OutsideWorld world, RealQbittorrent client, String url) {
    return """
    accounts:
      mam:
        site: %s
        cookie: %s
        mode: act
        trackers: [127.0.0.2]
        levels: {floor: 1.00, warning: 1.02, recovery: 1.05}
        interval: 1s
        stale: 60s
        pace: 0s
        release: {frozen_at_least: 0s, cycles_per_day: 1000}
        seeding:
          start_stopped: true
    clients:
      home:
        url: %s
        username: %s
        password: %s
        timeout: 5s
        pace: {idle: 500ms, busy: 200ms, starts_per_minute: 3000}
    keeping: {lease: 5s, heartbeat: 3s, patience: 2s}
    """
        .formatted(world.site().url(), world.cookie(), url, client.username(), client.password());
  }
}
