package evenkeel.worker.keeping.look;

import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import java.time.Duration;
import java.util.Set;

/** A torrent of which only what a rule looks at matters. */
public final class Invented {
  private Invented() {}

  public static Torrent torrent(
      TorrentState state, boolean complete, boolean masked, String... hosts) {
    return new Torrent(
        "b".repeat(40),
        "b".repeat(40),
        null,
        1,
        "Invented Book",
        state,
        masked,
        false,
        complete,
        false,
        "",
        Set.of(),
        Set.of(hosts),
        0,
        Duration.ZERO,
        100,
        complete ? 0 : 50,
        ShareLimits.global());
  }
}
