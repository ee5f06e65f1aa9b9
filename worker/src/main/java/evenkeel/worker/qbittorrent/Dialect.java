package evenkeel.worker.qbittorrent;

/** What the versions of the Web API call the same thing; chosen once after each login. */
public enum Dialect {
  /** Web API 2.8.4 to 2.10: qBittorrent 4.4 to 4.6. */
  PAUSE("torrents/pause", "torrents/resume"),
  /** Web API 2.11 and later: qBittorrent 5. */
  STOP("torrents/stop", "torrents/start");

  private static final WebApiVersion STOP_SINCE = new WebApiVersion(2, 11, 0);

  private final String stop;
  private final String start;

  Dialect(String stop, String start) {
    this.stop = stop;
    this.start = start;
  }

  /** The dialect that a server of this version speaks. */
  public static Dialect of(WebApiVersion version) {
    return version.compareTo(STOP_SINCE) >= 0 ? STOP : PAUSE;
  }

  /** The path that stops torrents. */
  public String stop() {
    return stop;
  }

  /** The path that starts torrents. */
  public String start() {
    return start;
  }
}
