package evenkeel.worker.qbittorrent.reading;

import evenkeel.torrent.TorrentState;
import java.util.Map;

/**
 * What one of qBittorrent's own states means; the names of all versions are distinct.
 *
 * @param masked whether it hides if the torrent is stopped or complete
 */
record ReportedState(TorrentState state, boolean masked) {
  static final String LOADING = "checkingResumeData";

  private static final ReportedState UNKNOWN = new ReportedState(TorrentState.ERRORED, true);
  private static final ReportedState STOPPED = plain(TorrentState.STOPPED);
  private static final ReportedState CHECKING = new ReportedState(TorrentState.CHECKING, true);
  private static final ReportedState METADATA = new ReportedState(TorrentState.DOWNLOADING, true);

  private static final Map<String, ReportedState> STATES =
      Map.ofEntries(
          Map.entry("downloading", plain(TorrentState.DOWNLOADING)),
          Map.entry("forcedDL", plain(TorrentState.DOWNLOADING)),
          Map.entry("metaDL", METADATA),
          Map.entry("forcedMetaDL", METADATA),
          Map.entry("stalledDL", plain(TorrentState.STALLED)),
          Map.entry("stalledUP", plain(TorrentState.STALLED)),
          Map.entry("uploading", plain(TorrentState.SEEDING)),
          Map.entry("forcedUP", plain(TorrentState.SEEDING)),
          Map.entry("queuedDL", plain(TorrentState.QUEUED)),
          Map.entry("queuedUP", plain(TorrentState.QUEUED)),
          Map.entry("pausedDL", STOPPED),
          Map.entry("pausedUP", STOPPED),
          Map.entry("stoppedDL", STOPPED),
          Map.entry("stoppedUP", STOPPED),
          Map.entry("checkingDL", CHECKING),
          Map.entry("checkingUP", CHECKING),
          Map.entry(LOADING, CHECKING),
          Map.entry("moving", new ReportedState(TorrentState.MOVING, true)));

  /**
   * {@code error}, {@code missingFiles}, {@code unknown} and what no version known today reports
   * hide everything.
   */
  static ReportedState of(String name) {
    return STATES.getOrDefault(name, UNKNOWN);
  }

  private static ReportedState plain(TorrentState state) {
    return new ReportedState(state, false);
  }
}
