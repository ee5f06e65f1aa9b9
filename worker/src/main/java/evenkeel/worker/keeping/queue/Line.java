package evenkeel.worker.keeping.queue;

import evenkeel.torrent.QueueLimit;
import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.qbittorrent.Preferences;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Who takes part in a client's queue in one look, whosever.
 *
 * @param downloads how many would run if it were not for the limit of all torrents
 * @param seeding how many complete ones run
 * @param active how many run
 * @param waiting complete ones that wait, by hash
 * @param limited whether a share limit could act on one of these once it runs
 */
public record Line(int downloads, int seeding, int active, Set<String> waiting, boolean limited) {
  private static final Set<TorrentState> DOWNLOADS =
      EnumSet.of(TorrentState.DOWNLOADING, TorrentState.STALLED, TorrentState.QUEUED);

  /** One whose files are moved takes its place all the while. */
  private static final Set<TorrentState> ACTIVE =
      EnumSet.of(
          TorrentState.DOWNLOADING,
          TorrentState.SEEDING,
          TorrentState.STALLED,
          TorrentState.MOVING);

  public static Line of(Collection<Sighting> sightings, Preferences preferences) {
    int downloads = 0;
    int seeding = 0;
    int active = 0;
    boolean limited = false;
    Set<String> waiting = new HashSet<>();
    for (Sighting sighting : sightings) {
      Torrent torrent = sighting.torrent();
      downloads += downloads(torrent) ? 1 : 0;
      seeding += active(torrent) && torrent.complete() ? 1 : 0;
      active += active(torrent) ? 1 : 0;
      if (waits(torrent)) {
        waiting.add(torrent.hash());
        limited |= torrent.limits().within(preferences.limits()).couldAct();
      }
    }
    return new Line(let(downloads, preferences), seeding, active, waiting, limited);
  }

  /** One that waits for its metadata is masked, and a download too. */
  private static boolean downloads(Torrent torrent) {
    return !torrent.complete()
        && torrent.run() == Run.NORMAL
        && DOWNLOADS.contains(torrent.state());
  }

  private static boolean active(Torrent torrent) {
    return torrent.run() == Run.NORMAL && ACTIVE.contains(torrent.state());
  }

  /** Where slow ones are not counted, the limit of downloads lets in more than it says. */
  private static int let(int downloads, Preferences preferences) {
    int most = preferences.maxActiveDownloads();
    return most < 0 || preferences.sparingSlow() ? downloads : Math.min(downloads, most);
  }

  static boolean seeds(Torrent torrent) {
    return torrent.complete() && !torrent.masked() && torrent.run() == Run.NORMAL;
  }

  static boolean waits(Torrent torrent) {
    return seeds(torrent) && torrent.state() == TorrentState.QUEUED;
  }

  /**
   * Whether a higher limit of all torrents lets downloads run that wait under this one: the client
   * lets them in before seeds.
   */
  public boolean downloadsWaitFor(QueueLimit torrents) {
    return !torrents.unlimited() && downloads > torrents.most();
  }
}
