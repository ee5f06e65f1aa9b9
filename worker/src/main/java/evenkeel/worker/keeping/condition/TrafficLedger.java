package evenkeel.worker.keeping.condition;

import evenkeel.account.Moved;
import evenkeel.torrent.Torrent;
import evenkeel.worker.qbittorrent.Look;
import evenkeel.worker.qbittorrent.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the torrents of each account have moved at a client, summed by the differences of their
 * totals. These are stored with the sums, so that nothing is counted twice or lost when another
 * keeper or another run of the client goes on. Where the truth cannot be known, the ratio is taken
 * for the worse: a torrent of several accounts counts for each of them what it downloads, since
 * every site may be told all of it, and for none what it uploads.
 */
final class TrafficLedger {
  private static final Duration AT_LEAST = Duration.ofSeconds(10);
  private static final Duration TIDIED = Duration.ofDays(1);

  /** So late a look is, and the site may have booked much of what was moved meanwhile. */
  private static final Duration OVERDUE = Duration.ofMinutes(10);

  private static final String AFTER_ABSENCE =
      """
      from client_states s
      where t.client = :client and s.client = t.client
        and s.seen_at < now() - :unseen * interval '1 second'
      """;

  /** Stands for totals of which nobody knows when they grew: nothing is more than that. */
  private static final long UNKNOWN = Long.MAX_VALUE;

  /** How far a client's clock may be behind, and a torrent be added before it is first seen. */
  private static final Duration LATE = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final String client;
  private final long unseen;
  private final Census census;

  /** Heard of and not written down yet, by hash. */
  private Map<String, Totals> heard = new HashMap<>();

  /** Written down in a transaction of which it is not known yet if it was committed. */
  private Map<String, Totals> written = Map.of();

  private @Nullable Instant counted;
  private @Nullable Instant tidied;

  /**
   * @param idle time between two looks while nothing is changed
   */
  TrafficLedger(JdbcClient jdbc, String client, Duration idle, Census census) {
    this.jdbc = jdbc;
    this.client = client;
    unseen = OVERDUE.plus(idle).toSeconds();
    this.census = census;
  }

  private record Known(long addedOn, Moved moved) {}

  /** Takes in what a poll told. A torrent that the client still loads does not tell its totals. */
  void heard(Look look) {
    for (Totals totals : look.totals()) {
      if (!totals.torrent().loading()) {
        heard.put(totals.torrent().hash(), totals);
      }
    }
  }

  /** Writes down what was heard, every now and then. */
  void seen(Look look, Instant at) {
    written = Map.of();
    if (counted == null || !within(AT_LEAST, counted, at)) {
      returned();
      write(at);
      counted = at;
    }
    boolean whole = !look.restarted() && !look.loading();
    if (whole && (tidied == null || !within(TIDIED, tidied, at))) {
      tidy(look.torrents());
      tidied = at;
    }
  }

  private void write(Instant at) {
    if (!heard.isEmpty()) {
      count(heard.values(), at);
      written = heard;
      heard = new HashMap<>();
    }
  }

  /**
   * Notes that the client is seen again after an absence. What its torrents uploaded meanwhile is
   * not counted, whenever they are heard of: the site may have booked it long ago.
   */
  private void returned() {
    jdbc.sql("update torrent_totals t set uploaded = :unknown " + AFTER_ABSENCE)
        .param("unknown", UNKNOWN)
        .param("client", client)
        .param("unseen", unseen)
        .update();
    jdbc.sql(
            "update account_traffic t set unseen_from = s.seen_at, unseen_until = now() "
                + AFTER_ABSENCE)
        .param("client", client)
        .param("unseen", unseen)
        .update();
  }

  /** A clock that was set back ends the wait. */
  private static boolean within(Duration time, Instant since, Instant at) {
    return !at.isBefore(since) && at.isBefore(since.plus(time));
  }

  /** What was written may not have been committed; to write it twice does no harm. */
  void forget() {
    written.forEach(heard::putIfAbsent);
    written = Map.of();
    counted = null;
  }

  private void count(Collection<Totals> all, Instant at) {
    Map<String, Known> known = known(all);
    Instant since = seenBefore(at).minus(LATE);
    Map<String, Moved> sums = new TreeMap<>();
    for (Totals totals : all) {
      Moved moved = moved(totals, known.get(totals.torrent().hash()), since);
      add(sums, census.accounts(totals.torrent()), moved);
    }
    store(all);
    add(sums);
  }

  /**
   * The difference to what is known. Totals that fell belong to a client that was killed: it goes
   * on from an older state. A torrent that is not known moved all it has downloaded just now if it
   * was added since the client was seen last; else it brought its past along.
   */
  private static Moved moved(Totals totals, @Nullable Known before, Instant since) {
    Torrent torrent = totals.torrent();
    if (before == null || before.addedOn != torrent.addedOn()) {
      boolean fresh = torrent.addedOn() >= since.getEpochSecond();
      return new Moved(0, fresh ? totals.downloaded() : 0);
    }
    return new Moved(
        Math.max(0, totals.uploaded() - before.moved.uploaded()),
        Math.max(0, totals.downloaded() - before.moved.downloaded()));
  }

  private static void add(Map<String, Moved> sums, Set<String> accounts, Moved moved) {
    Moved counts = accounts.size() > 1 ? new Moved(0, moved.downloaded()) : moved;
    if (!counts.equals(Moved.NONE)) {
      accounts.forEach(account -> sums.merge(account, counts, Moved::plus));
    }
  }

  private Map<String, Known> known(Collection<Totals> all) {
    return jdbc
        .sql(
            """
            select hash, added_on, uploaded, downloaded from torrent_totals
            where client = :client and hash = any(:hashes)
            """)
        .param("client", client)
        .param("hashes", all.stream().map(one -> one.torrent().hash()).toArray(String[]::new))
        .query((row, number) ->
            Map.entry(
                row.getString("hash"),
                new Known(
                    row.getLong("added_on"),
                    new Moved(row.getLong("uploaded"), row.getLong("downloaded")))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** When the client was seen before; now if never. */
  private Instant seenBefore(Instant at) {
    return jdbc.sql("select seen_at from client_states where client = :client and seen_at < now()")
        .param("client", client)
        .query((row, number) -> row.getTimestamp("seen_at").toInstant())
        .optional()
        .orElse(at);
  }

  private void store(Collection<Totals> all) {
    jdbc.sql(
            """
            insert into torrent_totals (client, hash, added_on, uploaded, downloaded)
            select :client, hash, added_on, uploaded, downloaded
            from unnest(:hashes::text[], :added::bigint[], :up::bigint[], :down::bigint[])
              as now (hash, added_on, uploaded, downloaded)
            on conflict (client, hash) do update
              set added_on = excluded.added_on, uploaded = excluded.uploaded,
                  downloaded = excluded.downloaded
            """)
        .param("client", client)
        .param("hashes", all.stream().map(one -> one.torrent().hash()).toArray(String[]::new))
        .param("added", all.stream().map(one -> one.torrent().addedOn()).toArray(Long[]::new))
        .param("up", all.stream().map(Totals::uploaded).toArray(Long[]::new))
        .param("down", all.stream().map(Totals::downloaded).toArray(Long[]::new))
        .update();
  }

  private void add(Map<String, Moved> sums) {
    sums.forEach((account, moved) ->
        jdbc.sql(
                """
                insert into account_traffic (client, account, uploaded, downloaded)
                values (:client, :account, :up, :down)
                on conflict (client, account) do update
                  set uploaded = account_traffic.uploaded + excluded.uploaded,
                      downloaded = account_traffic.downloaded + excluded.downloaded
                """)
            .param("client", client)
            .param("account", account)
            .param("up", moved.uploaded())
            .param("down", moved.downloaded())
            .update());
  }

  /** Drops the totals of torrents that are gone. */
  private void tidy(Collection<Torrent> torrents) {
    jdbc.sql(
            """
            delete from torrent_totals t
            where client = :client
              and not exists (select from unnest(:hashes::text[]) as h (hash) where h.hash = t.hash)
            """)
        .param("client", client)
        .param("hashes", torrents.stream().map(Torrent::hash).toArray(String[]::new))
        .update();
  }
}
