package evenkeel.worker.planning;

import evenkeel.keeping.LookMoment;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.qbittorrent.Look;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Where Evenkeel has never run. */
public final class NoMemory implements Memory {
  @Override
  public OfAccount account(String id) {
    return new OfAccount(null, false, false);
  }

  @Override
  public OfClient client(String id, Look look) {
    LookMoment moment =
        new LookMoment(
            1, 1, InstantSource.system().instant(), !look.loading(), look.refreshInterval());
    List<Sighting> sightings =
        look.torrents().stream().map(torrent -> new Sighting(0, torrent, null, null)).toList();
    return new OfClient(moment, sightings, List.of(), Map.of(), OfQueue.NEW);
  }
}
