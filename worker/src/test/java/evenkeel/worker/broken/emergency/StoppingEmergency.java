package evenkeel.worker.broken.emergency;

import evenkeel.worker.broken.keeping.CyclicKeeper;
import evenkeel.worker.qbittorrent.QbittorrentClient;
import java.util.List;

/** Writes to a torrent client past the effects, on purpose. */
public final class StoppingEmergency {
  public void stop(CyclicKeeper keeper, QbittorrentClient client) {
    if (keeper.emergency().equals(this)) {
      client.orders().stop(List.of());
    }
  }
}
