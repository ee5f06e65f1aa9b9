package evenkeel.worker.keeping.model;

import evenkeel.torrent.ShareLimits;
import evenkeel.worker.keeping.model.client.ClientTorrent;

/**
 * What matters of a torrent to those who may claim it, apart from whether it runs.
 *
 * @param limited whether any share limit is set on it
 * @param atLimit whether one is reached, or may be at any time
 */
record Shown(boolean complete, boolean masked, boolean excluded, boolean limited, boolean atLimit) {

  static Shown of(ClientTorrent torrent, ShareLimits client) {
    ShareLimits limits = torrent.limits().within(client);
    return new Shown(
        torrent.shownComplete(),
        torrent.masked(),
        torrent.tags().contains(Oracle.IGNORED) || torrent.category().equals(Oracle.EXCLUDED),
        limits.couldAct(),
        (limits.ratio() >= 0 && torrent.ratio() >= limits.ratio())
            || limits.inactiveMinutes() >= 0);
  }

  Shown hidden() {
    return new Shown(complete, true, excluded, limited, atLimit);
  }
}
