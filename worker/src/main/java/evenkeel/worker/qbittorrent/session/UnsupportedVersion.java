package evenkeel.worker.qbittorrent.session;

/** The client speaks a Web API that Evenkeel does not know. */
public final class UnsupportedVersion extends QbittorrentTrouble {
  private static final long serialVersionUID = 1;

  public UnsupportedVersion(String found) {
    super(
        "Web API " + found + " is not supported: 2.8.4 (qBittorrent 4.4) or a later 2.x is", null);
  }
}
