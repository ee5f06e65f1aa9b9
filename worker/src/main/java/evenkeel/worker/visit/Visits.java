package evenkeel.worker.visit;

import evenkeel.settings.ClientSettings;
import evenkeel.worker.qbittorrent.QbittorrentClient;
import evenkeel.worker.qbittorrent.session.ClientAddress;

/** Opens visits to clients. */
public record Visits(Refusals refusals) {

  /** One visit; closing it ends its session. */
  public record Visit(QbittorrentClient client, VisitFence fence) implements AutoCloseable {
    @Override
    public void close() {
      client.session().close();
    }
  }

  public Visit to(ClientSettings client) {
    VisitFence fence = new VisitFence(client.id(), refusals);
    ClientAddress address =
        new ClientAddress(client.id(), client.url(), client.login(), client.timeout());
    return new Visit(new QbittorrentClient(address, fence), fence);
  }
}
