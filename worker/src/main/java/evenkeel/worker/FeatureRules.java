package evenkeel.worker;

import evenkeel.keeping.ClaimRule;
import evenkeel.torrent.Torrent;
import evenkeel.worker.emergency.EmergencyRules;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.look.ClaimRules;
import evenkeel.worker.order.OrderRules;
import java.util.Optional;
import java.util.Set;

/** The rules of all features that hold. */
record FeatureRules(EmergencyRules emergencies, OrderRules orders) implements ClaimRules {

  @Override
  public Optional<ClaimRule> rule(String holder, String account) {
    return emergencies.rule(holder, account);
  }

  @Override
  public Optional<ClaimRule> rule(Holder holder, String client) {
    return orders.rule(holder, client).or(() -> ClaimRules.super.rule(holder, client));
  }

  @Override
  public Set<String> accounts(Set<String> trackerHosts) {
    return emergencies.accounts(trackerHosts);
  }

  @Override
  public boolean leaves(String account, Torrent torrent) {
    return emergencies.leaves(account, torrent);
  }
}
