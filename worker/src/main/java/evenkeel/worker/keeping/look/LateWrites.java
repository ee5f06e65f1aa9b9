package evenkeel.worker.keeping.look;

import evenkeel.keeping.KeptField;
import evenkeel.keeping.LookMoment;
import evenkeel.torrent.Keepable;
import evenkeel.torrent.Run;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.LateWritesLedger;
import evenkeel.worker.keeping.ledger.LateWritesLedger.LateWrite;
import evenkeel.worker.keeping.ledger.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds, where no session is a fence, writes of ours that arrived when nobody wanted them any more:
 * each can do so once, and is then not the user's doing.
 */
final class LateWrites<V extends Keepable<V>> {
  private static final Logger LOG = LoggerFactory.getLogger(LateWrites.class);

  private final LateWritesLedger ledger;
  private final String client;
  private final Function<String, List<LateWrite<V>>> of;
  private boolean awaited;

  /**
   * @param of those that the client may still get
   */
  LateWrites(LateWritesLedger ledger, String client, Function<String, List<LateWrite<V>>> of) {
    this.ledger = ledger;
    this.client = client;
    this.of = of;
  }

  /** Whether the last look awaited any. */
  boolean awaited() {
    return awaited;
  }

  /** How torrents are shown to run, by generation; null = it does not show. */
  static Function<Long, @Nullable Run> shown(Map<Long, Sighting> sightings) {
    return generation -> {
      Sighting sighting = sightings.get(generation);
      return sighting == null || sighting.torrent().masked() ? null : sighting.torrent().run();
    };
  }

  /** Undoes what has arrived; answers whether anything had. */
  boolean undo(List<Kept<V>> kept, Function<Long, @Nullable V> shown, LookMoment moment) {
    List<LateWrite<V>> late = of.apply(client);
    awaited = !late.isEmpty();
    if (!awaited || !moment.settled()) {
      return false;
    }
    Map<Long, KeptField<V>> open = new HashMap<>();
    kept.forEach(one -> open.put(one.generation(), one.field()));
    List<LateWrite<V>> arrived = new ArrayList<>();
    for (LateWrite<V> write : late) {
      KeptField<V> field = open.get(write.generation());
      if (write.setTo().equals(shown.apply(write.generation())) && unwanted(write, field)) {
        arrived.add(field == null ? write : write.by(field.baselineId()));
      }
    }
    if (!arrived.isEmpty()) {
      LOG.warn("client {}: {} writes arrived late and are undone", client, arrived.size());
      ledger.undo(arrived, moment);
    }
    return !arrived.isEmpty();
  }

  /** Against what was given back, or against what has been seen to hold since. */
  private boolean unwanted(LateWrite<V> write, @Nullable KeptField<V> field) {
    if (field == null) {
      return !write.value().equals(write.setTo());
    }
    return field.pending() == null
        && field.target().equals(field.confirmed())
        && !field.target().equals(write.setTo());
  }
}
