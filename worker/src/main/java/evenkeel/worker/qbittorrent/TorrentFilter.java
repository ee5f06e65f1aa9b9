package evenkeel.worker.qbittorrent;

import evenkeel.torrent.TorrentState;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which torrents are wanted; null = any. A client takes a filter that it does not know for "all",
 * so what it answers is judged here again.
 *
 * @param category empty = those without
 */
public record TorrentFilter(
    @Nullable Set<String> hashes,
    @Nullable TorrentState state,
    @Nullable String category,
    @Nullable String tag) {
  public static final TorrentFilter ALL = new TorrentFilter(null, null, null, null);

  /** In an address longer lists take a client longer than everything. */
  private static final int FEW = 50;

  public static TorrentFilter of(Collection<String> hashes) {
    return new TorrentFilter(Set.copyOf(hashes), null, null, null);
  }

  /** The same torrents, as many at a time as one address bears. */
  public static List<TorrentFilter> few(Collection<String> hashes) {
    var all = List.copyOf(hashes);
    return IntStream.iterate(0, from -> from < all.size(), from -> from + FEW)
        .mapToObj(from -> of(all.subList(from, Math.min(from + FEW, all.size()))))
        .toList();
  }

  public TorrentFilter state(TorrentState wanted) {
    return new TorrentFilter(hashes, wanted, category, tag);
  }

  public TorrentFilter category(String wanted) {
    return new TorrentFilter(hashes, state, wanted, tag);
  }

  public TorrentFilter tag(String wanted) {
    return new TorrentFilter(hashes, state, category, wanted);
  }

  boolean lets(TorrentStatus torrent) {
    return (hashes == null || hashes.contains(torrent.hash()))
        && (state == null || state == torrent.state())
        && (category == null || category.equals(torrent.category()))
        && (tag == null || torrent.tags().contains(tag));
  }

  /** What spares the client work, in words that every version knows. */
  public Map<String, String> query() {
    var query = new HashMap<String, String>();
    if (hashes != null && hashes.size() <= FEW) {
      query.put("hashes", hashes.isEmpty() ? "none" : String.join("|", hashes));
    }
    if (category != null) {
      query.put("category", category);
    }
    if (tag != null) {
      query.put("tag", tag);
    }
    return query;
  }
}
