package evenkeel.order;

import evenkeel.torrent.Torrent;
import evenkeel.torrent.TrackerHosts;
import java.util.List;
import java.util.Set;

/**
 * What an order has to know of an account.
 *
 * @param trackers host suffixes of the account's tracker
 * @param observing whether nothing may be placed for it
 */
public record OrderedAccount(
    String id,
    List<String> trackers,
    Set<String> excludedTags,
    Set<String> excludedCategories,
    boolean observing) {

  boolean owns(Torrent torrent) {
    return TrackerHosts.anyUnder(torrent.trackerHosts(), trackers);
  }
}
