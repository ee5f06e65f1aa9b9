package evenkeel.worker.effect;

import evenkeel.worker.qbittorrent.Added;
import evenkeel.worker.qbittorrent.Addition;
import evenkeel.worker.qbittorrent.QbittorrentClient;
import evenkeel.worker.qbittorrent.TorrentFilter;
import evenkeel.worker.qbittorrent.TorrentStatus;
import evenkeel.worker.qbittorrent.session.OutcomeUnknown;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds torrents to a client and deletes them: what no claim can say. */
public final class CollectionEffects {
  private static final Logger LOG = LoggerFactory.getLogger(CollectionEffects.class);

  private final QbittorrentClient client;

  public CollectionEffects(QbittorrentClient client) {
    this.client = client;
  }

  /**
   * Adds, once. After {@link OutcomeUnknown} the torrent is to be looked for before it is added
   * again.
   */
  public Added add(Addition addition) {
    return client.orders().add(addition);
  }

  /**
   * Deletes, once, and reads back what became of it; a call whose answer was lost is first made
   * impossible to arrive late, where the client has sessions.
   *
   * @return hashes of those that are still there
   */
  public Set<String> delete(Collection<String> hashes, boolean withFiles) {
    try {
      client.orders().delete(hashes, withFiles);
    } catch (OutcomeUnknown unknown) {
      LOG.warn("delete of {} torrents: {}", hashes.size(), unknown.getMessage());
      client.session().rotate();
    }
    return client.torrents(TorrentFilter.of(hashes)).stream()
        .map(TorrentStatus::hash)
        .collect(Collectors.toUnmodifiableSet());
  }
}
