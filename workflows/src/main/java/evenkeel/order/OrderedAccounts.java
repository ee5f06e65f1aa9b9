package evenkeel.order;

import evenkeel.keeping.ClaimRule.Coverage;
import evenkeel.torrent.Torrent;
import java.util.List;

/** The accounts as an order sees them: whose a torrent is, and what is never touched. */
public record OrderedAccounts(List<OrderedAccount> all) {
  /** Works without being listed anywhere, on torrents of no account too. */
  private static final String IGNORED = "evenkeel-ignore";

  List<OrderedAccount> of(Torrent torrent) {
    return all.stream().filter(account -> account.owns(torrent)).toList();
  }

  /** Whether a torrent may be touched, by what any of its accounts excludes. */
  Coverage coverage(Torrent torrent) {
    if (torrent.tags().contains(IGNORED)) {
      return Coverage.EXCLUDED_TAG;
    }
    for (OrderedAccount account : of(torrent)) {
      if (account.excludedCategories().contains(torrent.category())) {
        return Coverage.EXCLUDED_CATEGORY;
      }
      if (torrent.tags().stream().anyMatch(account.excludedTags()::contains)) {
        return Coverage.EXCLUDED_TAG;
      }
    }
    return Coverage.COVERED;
  }
}
