package evenkeel.worker.keeping.look;

import evenkeel.keeping.KeptField;
import evenkeel.keeping.LookMoment;
import evenkeel.torrent.Run;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.LateWritesLedger;
import evenkeel.worker.keeping.ledger.LateWritesLedger.LateWrite;
import evenkeel.worker.keeping.ledger.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds, where no session is a fence, writes of ours that arrived when nobody wanted them any more:
 * each can do so once, and is then not the user's doing.
 */
final class LateWrites {
  private static final Logger LOG = LoggerFactory.getLogger(LateWrites.class);

  private final LateWritesLedger ledger;
  private final String client;
  private boolean awaited;

  LateWrites(LateWritesLedger ledger, String client) {
    this.ledger = ledger;
    this.client = client;
  }

  /** Whether the last look awaited any. */
  boolean awaited() {
    return awaited;
  }

  /** Undoes what has arrived; answers whether anything had. */
  boolean undo(List<Kept> kept, Map<Long, Sighting> sightings, LookMoment moment) {
    List<LateWrite> late = ledger.awaited(client);
    awaited = !late.isEmpty();
    if (!awaited || !moment.settled()) {
      return false;
    }
    Map<Long, KeptField> open = new HashMap<>();
    kept.forEach(one -> open.put(one.generation(), one.field()));
    List<LateWrite> arrived = new ArrayList<>();
    for (LateWrite write : late) {
      KeptField field = open.get(write.generation());
      if (shows(sightings.get(write.generation()), write.setTo()) && unwanted(write, field)) {
        arrived.add(field == null ? write : write.by(field.baselineId()));
      }
    }
    if (!arrived.isEmpty()) {
      LOG.warn("client {}: {} writes arrived late and are undone", client, arrived.size());
      ledger.undo(arrived, moment);
    }
    return !arrived.isEmpty();
  }

  private static boolean shows(@Nullable Sighting sighting, Run value) {
    return sighting != null && !sighting.torrent().masked() && sighting.torrent().run() == value;
  }

  /** Against what was given back, or against what has been seen to hold since. */
  private static boolean unwanted(LateWrite write, @Nullable KeptField field) {
    if (field == null) {
      return write.value() != write.setTo();
    }
    return field.pending() == null
        && field.confirmed() == field.target()
        && field.target() != write.setTo();
  }
}
