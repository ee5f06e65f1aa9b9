package evenkeel.worker.month.crowd;

/** Books what a torrent tells the tracker at that host. */
@FunctionalInterface
public interface Booking {
  void book(String host, long uploaded, long downloaded);
}
