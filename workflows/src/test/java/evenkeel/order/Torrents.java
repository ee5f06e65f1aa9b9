package evenkeel.order;

import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Invented torrents, each as it shows in one look. */
record Torrents(
    Set<String> hosts, TorrentState state, boolean done, String category, Set<String> tags) {
  static final String HASH = "b".repeat(40);
  static final String V2 = "c".repeat(64);

  /** One and two are acted for, watched is not. */
  static final OrderedAccounts ACCOUNTS =
      new OrderedAccounts(
          List.of(
              new OrderedAccount(
                  "one", List.of("one.example"), Set.of("keep"), Set.of("linux"), false),
              new OrderedAccount("two", List.of("two.example"), Set.of(), Set.of(), false),
              new OrderedAccount("watched", List.of("watched.example"), Set.of(), Set.of(), true)));

  static Torrents of(String... hosts) {
    return new Torrents(Set.of(hosts), TorrentState.DOWNLOADING, false, "", Set.of());
  }

  Torrents in(TorrentState now) {
    return new Torrents(hosts, now, done, category, tags);
  }

  Torrents complete() {
    return new Torrents(hosts, TorrentState.SEEDING, true, category, tags);
  }

  Torrents category(String now) {
    return new Torrents(hosts, state, done, now, tags);
  }

  Torrents tag(String now) {
    return new Torrents(hosts, state, done, category, Set.of(now));
  }

  Torrent torrent() {
    return shown(state, false);
  }

  Torrent masked(TorrentState now) {
    return shown(now, true);
  }

  private Torrent shown(TorrentState now, boolean masked) {
    return new Torrent(
        HASH,
        HASH,
        V2,
        1,
        "Invented Book",
        now,
        masked,
        false,
        done,
        false,
        category,
        tags,
        hosts,
        0,
        Duration.ZERO,
        100,
        done ? 0 : 50,
        ShareLimits.global());
  }
}
