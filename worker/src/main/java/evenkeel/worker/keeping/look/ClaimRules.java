package evenkeel.worker.keeping.look;

import evenkeel.keeping.ClaimRule;
import evenkeel.torrent.Torrent;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import java.util.Optional;
import java.util.Set;

/** Knows the rules by which holders claim; owned here, implemented by the features that hold. */
public interface ClaimRules {

  /** The rule of an open holder, with today's settings; empty = it claims by list only. */
  Optional<ClaimRule> rule(String holder, String account);

  /** The rule of an open holder at a client: its account's, unless a feature knows better. */
  default Optional<ClaimRule> rule(Holder holder, String client) {
    return Optional.ofNullable(holder.account()).flatMap(account -> rule(holder.holder(), account));
  }

  /** Ids of the accounts whose tracker is among these hosts, whether or not anything is claimed. */
  default Set<String> accounts(Set<String> trackerHosts) {
    return Set.of();
  }

  /** Whether a torrent of the account is excluded from all that would be done for its ratio. */
  default boolean leaves(String account, Torrent torrent) {
    return false;
  }
}
