package evenkeel.torrent;

import java.util.Collection;

/** Tells whose trackers hosts are. */
public final class TrackerHosts {
  private TrackerHosts() {}

  /** Whether one of the hosts is, or is under, one of these domains. */
  public static boolean anyUnder(Collection<String> hosts, Collection<String> domains) {
    return hosts.stream()
        .anyMatch(
            host -> domains.stream().anyMatch(one -> host.equals(one) || host.endsWith("." + one)));
  }
}
