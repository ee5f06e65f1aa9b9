package evenkeel.worker.keeping.look;

import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import evenkeel.worker.qbittorrent.Look;
import evenkeel.worker.qbittorrent.Preferences;
import evenkeel.worker.qbittorrent.QbittorrentClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The preferences of a client, as new as they have to be: share limits kill seeds that are started,
 * so they are asked anew wherever a look may lead to that, and else only so often.
 */
final class CurrentPreferences {
  private static final Duration FOR_SHOW = Duration.ofSeconds(30);

  private final QbittorrentClient client;
  private @Nullable Preferences last;
  private long askedAt;
  private long login;

  CurrentPreferences(QbittorrentClient client) {
    this.client = client;
  }

  /** Good enough for whatever may follow from that look. */
  Preferences fitFor(Look look) {
    Preferences known = last;
    if (known == null || outdated() || look.torrents().stream().anyMatch(this::mayBeStarted)) {
      known = client.preferences();
      last = known;
      askedAt = System.nanoTime();
      login = client.session().login();
    }
    return known;
  }

  private boolean outdated() {
    return login != client.session().login() || System.nanoTime() - askedAt > FOR_SHOW.toNanos();
  }

  private boolean mayBeStarted(Torrent torrent) {
    return torrent.complete() && !torrent.masked() && torrent.run() != Run.NORMAL;
  }
}
