package evenkeel.simulator.qbittorrent;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What qBittorrent's configuration file says before its first start, by section and key.
 *
 * @param sections section name -> key -> value, as in qBittorrent.conf
 */
public record QbittorrentConfig(Map<String, Map<String, String>> sections) {

  /** Loopback only, no discovery, no queue, states visible within 0.1 s. */
  public static QbittorrentConfig quick() {
    return new QbittorrentConfig(Map.of())
        .with("LegalNotice", "Accepted", "true")
        .with("Network", "PortForwardingEnabled", "false")
        .with("RSS", "Session\\EnableProcessing", "false")
        .preference("General\\Locale", "en")
        .preference("Connection\\ResolvePeerCountries", "false")
        .preference("WebUI\\Enabled", "true")
        .preference("WebUI\\Address", "127.0.0.1")
        .preference("WebUI\\UseUPnP", "false")
        .preference("WebUI\\LocalHostAuth", "true")
        .session("Interface", "lo")
        .session("InterfaceName", "lo")
        .session("InterfaceAddress", "127.0.0.1")
        .session("DHTEnabled", "false")
        .session("PeXEnabled", "false")
        .session("LSDEnabled", "false")
        .session("SSRFMitigation", "false")
        .session("MultiConnectionsPerIp", "true")
        .session("QueueingSystemEnabled", "false")
        .session("DisableAutoTMMByDefault", "true")
        .session("AddTorrentStopped", "false")
        .refreshing(Duration.ofMillis(100));
  }

  /** The same with another refresh interval: how late a change becomes visible. */
  public QbittorrentConfig refreshing(Duration interval) {
    return session("RefreshInterval", Long.toString(interval.toMillis()));
  }

  /** The same with queueing on and these numbers of active torrents. */
  public QbittorrentConfig queueing(int downloads, int uploads, int torrents) {
    return session("QueueingSystemEnabled", "true")
        .session("MaxActiveDownloads", Integer.toString(downloads))
        .session("MaxActiveUploads", Integer.toString(uploads))
        .session("MaxActiveTorrents", Integer.toString(torrents))
        .session("IgnoreSlowTorrentsForQueueing", "false");
  }

  /** The same with one more key of the BitTorrent session, such as {@code GlobalMaxRatio}. */
  public QbittorrentConfig session(String key, String value) {
    return with("BitTorrent", "Session\\" + key, value);
  }

  /** The same with one more key of any section. */
  public QbittorrentConfig with(String section, String key, String value) {
    Map<String, Map<String, String>> changed = new TreeMap<>(sections);
    Map<String, String> keys = new LinkedHashMap<>(sections.getOrDefault(section, Map.of()));
    keys.put(key, value);
    changed.put(section, keys);
    return new QbittorrentConfig(changed);
  }

  QbittorrentConfig preference(String key, String value) {
    return with("Preferences", key, value);
  }

  /** The file itself. */
  String text() {
    StringBuilder text = new StringBuilder();
    sections.forEach((section, keys) -> {
      text.append('[').append(section).append("]\n");
      keys.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    });
    return text.toString();
  }
}
