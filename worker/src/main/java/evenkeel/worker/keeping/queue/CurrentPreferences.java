package evenkeel.worker.keeping.queue;

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
public final class CurrentPreferences {
  private static final Duration FOR_SHOW = Duration.ofSeconds(30);

  private final QbittorrentClient client;
  private @Nullable Preferences last;
  private long askedAt;
  private long login;

  public CurrentPreferences(QbittorrentClient client) {
    this.client = client;
  }

  /**
   * Preferences that are good enough for whatever may follow from a look.
   *
   * @param now those of the look, or null when older ones will do
   */
  public record Fit(Preferences known, @Nullable Preferences now) {}

  /**
   * Good enough for whatever may follow from that look.
   *
   * @param kept whether some of them are kept, or may be
   */
  public Fit fitFor(Look look, boolean kept) {
    Preferences known = last;
    if (known != null
        && !kept
        && !outdated()
        && look.torrents().stream().noneMatch(this::mayBeStarted)) {
      return new Fit(known, null);
    }
    Preferences asked = client.preferences();
    last = asked;
    askedAt = System.nanoTime();
    login = client.session().login();
    return new Fit(asked, asked);
  }

  private boolean outdated() {
    return login != client.session().login() || System.nanoTime() - askedAt > FOR_SHOW.toNanos();
  }

  private boolean mayBeStarted(Torrent torrent) {
    return torrent.complete() && !torrent.masked() && torrent.run() != Run.NORMAL;
  }
}
