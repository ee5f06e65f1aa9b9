package evenkeel.worker.keeping.model.client;

/** Hears of what happens in the client: what Evenkeel orders, and what the client does itself. */
public interface Change {

  /** Evenkeel's order is about to be carried out on a torrent that exists. */
  void ordered(Order order, ClientTorrent torrent);

  /** The client itself has stopped or started it. */
  void changedByItself(ClientTorrent torrent);

  /** A share limit has removed it. */
  void removedByLimit(ClientTorrent torrent);
}
