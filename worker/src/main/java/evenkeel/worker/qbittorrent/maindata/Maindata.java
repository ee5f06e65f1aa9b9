package evenkeel.worker.qbittorrent.maindata;

import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.worker.qbittorrent.Look;
import evenkeel.worker.qbittorrent.ServerState;
import evenkeel.worker.qbittorrent.Throttle;
import evenkeel.worker.qbittorrent.TorrentFilter;
import evenkeel.worker.qbittorrent.reading.MaindataReader;
import evenkeel.worker.qbittorrent.reading.ShareLimitsReader;
import evenkeel.worker.qbittorrent.reading.TorrentStatusReader;
import evenkeel.worker.qbittorrent.session.QbittorrentSession;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Polls one client for what changed. The client forgets what it has sent, even if the answer was
 * lost: after any failure everything is asked for again.
 */
public final class Maindata {
  private final QbittorrentSession session;
  private final KnownTorrents known = new KnownTorrents();
  private int rid;
  private long login;
  private long askedIn;
  private long run;
  private boolean restarted;
  private @Nullable String launch;

  public Maindata(QbittorrentSession session) {
    this.session = session;
  }

  /** Polls once. */
  public Look look() {
    return session.shared() ? lookAtAll() : lookOnce();
  }

  /**
   * A session ends with the client that gave it, but also otherwise: who was given another asks
   * what was started. The answer counts only if it came in the same session as the look.
   */
  private Look lookOnce() {
    var look = lookOn();
    if (restarted) {
      var named = Launch.of(session);
      launch = session.login() == login ? named : null;
      restarted = false;
    }
    return look;
  }

  /**
   * Whoever has the key takes part in one sequence of answers: what another has been told, nobody
   * is told again. So everything is asked for each time, which is right whoever else asks; and only
   * the client's own word tells that it was started.
   */
  private Look lookAtAll() {
    var before = Launch.told(session);
    login = 0;
    var look = lookOn();
    var during = before.equals(Launch.told(session)) ? before : null;
    var same = before.equals(launch) && before.equals(during);
    launch = during;
    return new Look(
        !same,
        look.loading(),
        look.torrents(),
        look.traffic(),
        look.totals(),
        look.refreshInterval());
  }

  /**
   * Asks for the share limits of these torrents, and tells whether any was not known. A client
   * tells a new limit of a torrent at rest, even when everything is asked for, only with some other
   * change of it. What another session than the last poll's answers is news, whatever it says: the
   * client may have been started meanwhile.
   */
  public boolean limitsChanged(Collection<String> hashes) {
    var asked = new HashMap<String, ShareLimits>();
    for (var few : TorrentFilter.few(hashes)) {
      asked.putAll(session.read(TorrentStatusReader.PATH, few.query(), ShareLimitsReader::read));
    }
    askedIn = session.login();
    return known.limits(asked) || askedIn != login;
  }

  /**
   * How the client names the start since which the last look's has run, the same as long as it
   * runs; null = it does not tell.
   */
  public @Nullable String launch() {
    return launch;
  }

  /** What the last look showed of the server itself; null before the first. */
  public ServerState.@Nullable Lasting lasting() {
    return known.lasting();
  }

  /** What slows all torrents, as the last look showed it. */
  public Throttle throttle() {
    return known.throttle();
  }

  private Look lookOn() {
    var asked = session.login() == login ? rid : 0;
    rid = 0;
    known.begin();
    if (session.login() != askedIn) {
      known.forgetAsked();
    }
    var answer =
        session.read(
            MaindataReader.PATH,
            Map.of("rid", Integer.toString(asked)),
            body -> MaindataReader.read(body, known));
    var torrents = known.end(answer.full());
    restarted |= session.run() != run || (asked != 0 && answer.full());
    run = session.run();
    login = session.login();
    rid = answer.rid();
    var loading = torrents.stream().anyMatch(Torrent::loading);
    return new Look(
        restarted, loading, torrents, known.traffic(), known.totals(), known.refreshInterval());
  }
}
