package evenkeel.worker.keeping.look;

import evenkeel.worker.effect.TorrentEffects;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.keeping.ledger.TagsLedger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds where the tag that shows what is held is not as it should be. */
final class HeldTags {
  private final TagsLedger ledger;
  private final String client;

  HeldTags(TagsLedger ledger, String client) {
    this.ledger = ledger;
    this.client = client;
  }

  /** What is to be changed, by hash; what is as it should be is written down. */
  Map<String, Outlook.TagChange> changes(Map<Long, Sighting> sightings) {
    Map<String, Outlook.TagChange> changes = new HashMap<>();
    Set<Long> there = new HashSet<>();
    Set<Long> away = new HashSet<>();
    ledger
        .wanted(client)
        .forEach((generation, wanted) -> {
          Sighting sighting = sightings.get(generation);
          boolean add = wanted == TagsLedger.Wanted.ADD;
          if (sighting == null) {
            return; // It may come back, with its tag: nothing is known.
          }
          if (sighting.torrent().tags().contains(TorrentEffects.HELD_TAG) == add) {
            (add ? there : away).add(generation);
          } else {
            changes.put(sighting.torrent().hash(), new Outlook.TagChange(generation, wanted));
          }
        });
    ledger.seen(there);
    ledger.untagged(away);
    return changes;
  }
}
