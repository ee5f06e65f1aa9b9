package evenkeel.worker.qbittorrent.maindata;

import evenkeel.torrent.Torrent;
import evenkeel.worker.qbittorrent.Look;
import evenkeel.worker.qbittorrent.reading.MaindataReader;
import evenkeel.worker.qbittorrent.session.QbittorrentSession;
import java.util.Map;

/**
 * Polls one client for what changed. The client forgets what it has sent, even if the answer was
 * lost: after any failure everything is asked for again.
 */
public final class Maindata {
  private final QbittorrentSession session;
  private final KnownTorrents known = new KnownTorrents();
  private int rid;
  private long login;
  private long run;

  public Maindata(QbittorrentSession session) {
    this.session = session;
  }

  /** Polls once. */
  public Look look() {
    var asked = session.login() == login ? rid : 0;
    rid = 0;
    known.begin();
    var answer =
        session.read(
            MaindataReader.PATH,
            Map.of("rid", Integer.toString(asked)),
            body -> MaindataReader.read(body, known));
    var torrents = known.end(answer.full());
    var restarted = session.run() != run || (asked != 0 && answer.full());
    run = session.run();
    login = session.login();
    rid = answer.rid();
    var loading = torrents.stream().anyMatch(Torrent::loading);
    return new Look(restarted, loading, torrents, known.traffic(), known.refreshInterval());
  }
}
