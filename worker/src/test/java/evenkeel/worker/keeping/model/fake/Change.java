package evenkeel.worker.keeping.model.fake;

/** Hears of what happens in the client: what Evenkeel orders, and what the client does itself. */
public interface Change {

  /** Evenkeel's order is about to be carried out on a torrent that exists. */
  void ordered(Order order, FakeTorrent torrent);

  /** A share limit has stopped it. */
  void stoppedByLimit(FakeTorrent torrent);

  /** A share limit has removed it. */
  void removedByLimit(FakeTorrent torrent);
}
