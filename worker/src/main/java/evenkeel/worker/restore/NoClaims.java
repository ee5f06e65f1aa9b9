package evenkeel.worker.restore;

import evenkeel.keeping.ClaimRule;
import evenkeel.torrent.Torrent;
import evenkeel.worker.keeping.look.ClaimRules;
import java.util.Optional;
import java.util.Set;

/** Nothing is claimed, but whose traffic it is that passes meanwhile is known as ever. */
record NoClaims(ClaimRules known) implements ClaimRules {

  @Override
  public Optional<ClaimRule> rule(String holder, String account) {
    return Optional.empty();
  }

  @Override
  public Set<String> accounts(Set<String> trackerHosts) {
    return known.accounts(trackerHosts);
  }

  @Override
  public boolean leaves(String account, Torrent torrent) {
    return known.leaves(account, torrent);
  }
}
