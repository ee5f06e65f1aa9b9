package evenkeel.worker.keeping.condition;

import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.qbittorrent.Look;
import evenkeel.worker.qbittorrent.Traffic;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Counts the torrents of a look by account; a torrent on two trackers counts for both. */
public final class Census {
  /** Stands for all torrents of the client, whoever's. */
  static final String ALL = "";

  private final Function<Set<String>, Set<String>> accounts;
  private final BiPredicate<String, Torrent> leaves;
  private final Map<Set<String>, Set<String>> known = new HashMap<>();

  /**
   * @param accounts the accounts whose tracker is among these hosts
   * @param leaves whether an account leaves a torrent alone: no emergency could stop its download
   */
  public Census(Function<Set<String>, Set<String>> accounts, BiPredicate<String, Torrent> leaves) {
    this.accounts = accounts;
    this.leaves = leaves;
  }

  /** By account; {@link #ALL} is always among them. */
  Map<String, Tally> count(Look look) {
    Map<String, Tally> tallies = new TreeMap<>();
    Tally all = new Tally();
    tallies.put(ALL, all);
    for (Torrent torrent : look.torrents()) {
      Traffic traffic = look.traffic().getOrDefault(torrent.hash(), Traffic.NONE);
      all.add(torrent, traffic);
      for (String account : accounts(torrent)) {
        Tally tally = tallies.computeIfAbsent(account, any -> new Tally());
        tally.add(torrent, traffic);
        if (torrent.amountLeft() > 0 && !leaves.test(account, torrent)) {
          tally.addComing(torrent, traffic);
        }
      }
    }
    return tallies;
  }

  /** Whose it is. */
  Set<String> accounts(Torrent torrent) {
    return known.computeIfAbsent(torrent.trackerHosts(), accounts);
  }

  /** The same for one who only wants to know what has changed. */
  static Map<String, Map<TorrentState, Integer>> lasting(Map<String, Tally> tallies) {
    Map<String, Map<TorrentState, Integer>> lasting = new TreeMap<>();
    tallies.forEach((account, tally) -> lasting.put(account, tally.lasting()));
    return lasting;
  }
}
