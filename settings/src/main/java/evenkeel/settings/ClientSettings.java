package evenkeel.settings;

import java.net.URI;
import java.time.Duration;

/**
 * One qBittorrent.
 *
 * @param url address of its web interface, base path included
 * @param login how Evenkeel shows who it is
 * @param timeout how long one call may take
 */
public record ClientSettings(String id, URI url, ClientLogin login, Duration timeout, Pace pace) {

  /**
   * How fast it is looked at and changed.
   *
   * @param idle time between two looks while nothing is claimed
   * @param busy time between two looks while something is claimed
   * @param startsPerMinute most torrents started in a minute: each start is an announce
   * @param slice most torrents in one call
   */
  public record Pace(Duration idle, Duration busy, int startsPerMinute, int slice) {}
}
