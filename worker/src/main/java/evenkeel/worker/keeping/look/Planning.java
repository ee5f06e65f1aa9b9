package evenkeel.worker.keeping.look;

import evenkeel.keeping.KeptField;
import evenkeel.keeping.LookMoment;
import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import evenkeel.worker.keeping.ledger.ClaimsLedger;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.PlannedWrite;
import evenkeel.worker.keeping.ledger.ReceiptsLedger;
import evenkeel.worker.keeping.ledger.Sighting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what is to hold into writes. */
final class Planning {
  private final ClaimsLedger claims;
  private final ReceiptsLedger receipts;
  private final String client;

  /** Torrents with claims and without a baseline that the last look did not show. */
  private Set<Long> missing = Set.of();

  Planning(ClaimsLedger claims, ReceiptsLedger receipts, String client) {
    this.claims = claims;
    this.receipts = receipts;
    this.client = client;
  }

  /** The writes of fields that are to be written. */
  List<PlannedWrite> of(List<Kept<Run>> kept, Map<Long, Sighting> sightings) {
    List<PlannedWrite> writes = new ArrayList<>();
    for (Kept<Run> one : kept) {
      Sighting sighting = sightings.get(one.generation());
      if (sighting != null) {
        KeptField<Run> field = one.field();
        writes.add(write(sighting, field.baselineId(), field.target()));
      }
    }
    return writes;
  }

  Set<Long> missing() {
    return missing;
  }

  /**
   * Claims without a baseline: what stands as wanted needs no write, what is masked or missing
   * waits until it shows itself, what was forced while it waited for its start is its user's.
   */
  List<PlannedWrite> first(Map<Long, Sighting> sightings, LookMoment moment) {
    List<PlannedWrite> writes = new ArrayList<>();
    List<PlannedWrite> satisfied = new ArrayList<>();
    Set<Long> forced = new HashSet<>();
    Set<Long> absent = new HashSet<>();
    claims
        .withoutBaseline(client)
        .forEach((generation, wanted) -> {
          Sighting sighting = sightings.get(generation);
          if (sighting == null) {
            absent.add(generation);
          } else if (forcedMeanwhile(sighting.torrent(), wanted)) {
            forced.add(generation);
          } else if (!sighting.torrent().masked()) {
            boolean as = sighting.torrent().run() == wanted;
            (as ? satisfied : writes).add(write(sighting, null, wanted));
          }
        });
    if (!forced.isEmpty()) {
      claims.cede(forced);
    }
    receipts.openSatisfied(satisfied, moment);
    missing = absent;
    return writes;
  }

  /** What is to run stood stopped when it was claimed; to start it now would end its force. */
  private static boolean forcedMeanwhile(Torrent torrent, Run wanted) {
    return !torrent.masked() && wanted == Run.NORMAL && torrent.run() == Run.FORCED;
  }

  private static PlannedWrite write(Sighting sighting, @Nullable Long baseline, Run target) {
    Torrent torrent = sighting.torrent();
    return new PlannedWrite(sighting.generation(), baseline, torrent.hash(), torrent.run(), target);
  }
}
