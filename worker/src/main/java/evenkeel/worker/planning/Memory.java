package evenkeel.worker.planning;

import evenkeel.account.Reading;
import evenkeel.keeping.LookMoment;
import evenkeel.torrent.QueueLimit;
import evenkeel.torrent.Run;
import evenkeel.worker.keeping.ledger.ClaimsLedger.Claim;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.keeping.queue.QueuePreference;
import evenkeel.worker.qbittorrent.Look;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Evenkeel knows already; reading it changes nothing. */
public interface Memory {

  OfAccount account(String id);

  OfClient client(String id, Look look);

  /**
   * What is known of an account.
   *
   * @param reading the last one that counted; null = none
   * @param open whether an emergency is open
   */
  record OfAccount(@Nullable Reading reading, boolean open, boolean quiet) {}

  /**
   * What is known of a client and its torrents, as a look taken now would find it.
   *
   * @param holders open holders, by account
   * @param queue what is known of its queue
   */
  record OfClient(
      LookMoment moment,
      List<Sighting> sightings,
      List<Kept<Run>> kept,
      Map<String, OfHolder> holders,
      OfQueue queue) {}

  /**
   * What is known of the limits of a client's queue.
   *
   * @param numbers by which each is kept
   * @param resting whether one was taken back a short while ago
   * @param left accounts for which the user's own limits are left
   */
  record OfQueue(
      Map<Long, QueuePreference> numbers,
      List<Kept<QueueLimit>> kept,
      boolean resting,
      Set<String> left) {
    /** Nothing of it has ever been kept. */
    static final OfQueue NEW =
        new OfQueue(
            Map.of(0L, QueuePreference.MAX_ACTIVE_UPLOADS, 1L, QueuePreference.MAX_ACTIVE_TORRENTS),
            List.of(),
            false,
            Set.of());
  }

  /**
   * What an open holder has at a client.
   *
   * @param opening the look in which it first saw the client; empty = it has not yet
   */
  record OfHolder(Optional<Long> opening, Map<Long, Claim> claims) {
    static final OfHolder NEW = new OfHolder(Optional.empty(), Map.of());
  }
}
