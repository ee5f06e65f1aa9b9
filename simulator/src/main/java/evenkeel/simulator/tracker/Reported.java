package evenkeel.simulator.tracker;

import java.util.HashMap;
import java.util.Map;

/**
 * What each client session has reported of each torrent so far, to tell what is new. Clients count
 * from zero after {@code started}, and a tracker never books backwards.
 */
final class Reported {
  private record Session(String hash, String peerId) {}

  private record Bytes(long uploaded, long downloaded) {}

  private final Map<Session, Bytes> last = new HashMap<>();

  void book(Announce announce, Bookings bookings) {
    Session session = new Session(announce.hash(), announce.peerId());
    Bytes now = new Bytes(announce.uploaded(), announce.downloaded());
    Bytes before = last.put(session, now);
    if (before == null
        || announce.event().equals("started")
        || now.uploaded < before.uploaded
        || now.downloaded < before.downloaded) {
      before = new Bytes(0, 0);
    }
    bookings.book(now.uploaded - before.uploaded, now.downloaded - before.downloaded);
  }
}
