package evenkeel.torrent;

/** What a torrent does, in one vocabulary for every qBittorrent version. */
public enum TorrentState {
  DOWNLOADING,
  SEEDING,
  STALLED,
  STOPPED,
  QUEUED,
  CHECKING,
  MOVING,
  ERRORED
}
