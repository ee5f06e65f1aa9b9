package evenkeel.worker.planning;

import evenkeel.account.Reading;
import evenkeel.keeping.LookMoment;
import evenkeel.torrent.Run;
import evenkeel.worker.keeping.ledger.ClaimsLedger.Claim;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.qbittorrent.Look;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   */
  record OfClient(
      LookMoment moment,
      List<Sighting> sightings,
      List<Kept<Run>> kept,
      Map<String, OfHolder> holders) {}

  /**
   * What an open holder has at a client.
   *
   * @param opening the look in which it first saw the client; empty = it has not yet
   */
  record OfHolder(Optional<Long> opening, Map<Long, Claim> claims) {
    static final OfHolder NEW = new OfHolder(Optional.empty(), Map.of());
  }
}
