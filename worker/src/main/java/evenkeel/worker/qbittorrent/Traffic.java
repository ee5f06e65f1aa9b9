package evenkeel.worker.qbittorrent;

/** What one torrent sends and receives at a moment, in bytes per second. */
public record Traffic(long upload, long download) {
  public static final Traffic NONE = new Traffic(0, 0);
}
