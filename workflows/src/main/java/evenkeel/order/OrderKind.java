package evenkeel.order;

/** What an order does to the torrents that it selects. */
public enum OrderKind {
  /** Stops what downloads, until it is undone. */
  STOP_DOWNLOADING,
  /** Stops a torrent that runs and gives it back at once. */
  RESTART
}
