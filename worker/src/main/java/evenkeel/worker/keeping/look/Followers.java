package evenkeel.worker.keeping.look;

import evenkeel.keeping.ClaimRule;
import evenkeel.worker.keeping.condition.ConditionsLedger;
import evenkeel.worker.keeping.condition.HindranceNotice;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.qbittorrent.Preferences;
import evenkeel.worker.qbittorrent.Throttle;
import java.util.Collection;
import java.util.Map;

/** What follows from a look, one after the other. */
record Followers(
    RuleClaims rules,
    Judging judging,
    QueueFields queue,
    HindranceNotice hindrances,
    ConditionsLedger conditions) {

  /** Tells what hinders the seeding of those whose rules these are. */
  void tell(
      Map<Holder, ClaimRule> rules,
      Collection<Sighting> sightings,
      Preferences preferences,
      Throttle throttle) {
    hindrances.tell(rules, sightings, preferences, throttle, queue::obstacle);
  }
}
