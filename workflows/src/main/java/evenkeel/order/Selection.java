package evenkeel.order;

import evenkeel.torrent.Torrent;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which torrents an order means: those that each list which is not empty names.
 *
 * @param accounts ids of accounts whose tracker a torrent is on
 * @param clients ids of clients
 * @param hashes ids or info hashes, in lower case
 */
public record Selection(
    List<String> accounts,
    List<String> clients,
    List<String> categories,
    List<String> tags,
    List<String> hashes) {

  public Selection {
    accounts = List.copyOf(accounts);
    clients = List.copyOf(clients);
    categories = List.copyOf(categories);
    tags = List.copyOf(tags);
    hashes = List.copyOf(hashes);
  }

  /** One torrent at one client. */
  public static Selection of(String client, String hash) {
    return new Selection(List.of(), List.of(client), List.of(), List.of(), List.of(hash));
  }

  /** The same, at these clients unless it names some. */
  public Selection at(List<String> known) {
    return clients.isEmpty() ? new Selection(accounts, known, categories, tags, hashes) : this;
  }

  /** Whether torrents at that client are meant. */
  public boolean includes(String client) {
    return clients.isEmpty() || clients.contains(client);
  }

  /** Whether it means torrents of that account. */
  public boolean means(String account) {
    return accounts.isEmpty() || accounts.contains(account);
  }

  /** Whether it means such a torrent, whosever it is and wherever. */
  public boolean means(Torrent torrent) {
    return (hashes.isEmpty() || names(torrent))
        && (categories.isEmpty() || categories.contains(torrent.category()))
        && (tags.isEmpty() || torrent.tags().stream().anyMatch(tags::contains));
  }

  /** Whether it names the torrent itself. */
  public boolean names(Torrent torrent) {
    return Stream.of(torrent.hash(), torrent.infohashV1(), torrent.infohashV2())
        .anyMatch(hash -> named(hashes, hash));
  }

  private static boolean named(Collection<String> hashes, @Nullable String hash) {
    return hash != null && hashes.contains(hash);
  }
}
