package evenkeel.worker.keeping.model;

import evenkeel.emergency.EmergencyRule;
import evenkeel.keeping.LookMoment;
import evenkeel.torrent.QueueLimit;
import evenkeel.torrent.Run;
import evenkeel.worker.keeping.ledger.ClaimsLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.model.client.Change;
import evenkeel.worker.keeping.model.client.ClientTorrent;
import evenkeel.worker.keeping.model.client.NewTorrent;
import evenkeel.worker.keeping.model.client.Order;
import evenkeel.worker.keeping.model.fake.FakeQbittorrent;
import evenkeel.worker.keeping.queue.QueueLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.transaction.support.TransactionTemplate;

/** A fake client whose queue lets seeds wait, with a keeper on it, driven round by round. */
final class QueueStage implements AutoCloseable {
  static final String A = "127.0.0.1";
  static final String B = "127.0.0.2";
  private static final int MOST_ROUNDS = 400;
  private static final int REST = 3;

  final Keeping kept;
  FakeQbittorrent client;

  /** The limit of all torrents whenever Evenkeel started one. */
  final List<Integer> limitsAtStarts = new ArrayList<>();

  private int planted;

  private final Change changes =
      new Change() {
        @Override
        public void ordered(Order order, ClientTorrent torrent) {
          if (order == Order.START) {
            limitsAtStarts.add(client.queue.torrents());
          }
        }

        @Override
        public void changedByItself(ClientTorrent torrent) {}

        @Override
        public void removedByLimit(ClientTorrent torrent) {}
      };

  QueueStage(Path folder) {
    kept = new Keeping(folder);
    kept.seeding = new EmergencyRule.Seeding(true, true, false);
    client = new FakeQbittorrent(1, changes);
  }

  /** Another client; its queue lets no more run than that. */
  void begin(int uploads, int torrents) {
    client = new FakeQbittorrent(1, changes);
    client.queue.limits(uploads, torrents);
    planted = 0;
    kept.begin(client);
  }

  /** Seeds of these trackers that run as soon as the queue lets them. */
  void seeds(int number, String... trackers) {
    List<NewTorrent> seeds = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      String hash = hashOf(++planted);
      seeds.add(new NewTorrent(hash, Set.of(trackers), true, false, false));
    }
    client.adds(seeds);
  }

  /** Downloads of these trackers that run. */
  void downloads(int number, String... trackers) {
    List<NewTorrent> downloads = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      String hash = hashOf(++planted);
      downloads.add(new NewTorrent(hash, Set.of(trackers), false, false, false));
    }
    client.adds(downloads);
  }

  Holder freezes(String account) {
    return kept.opens("emergency/" + account, account);
  }

  /** A holder without a rule wants a limit of uploads. */
  void wants(Holder holder, int uploads) {
    QueueLedger queue = new QueueLedger(kept.books.jdbc, Keeping.CLIENT);
    new TransactionTemplate(kept.books.transactions)
        .executeWithoutResult(status -> {
          new ClaimsLedger(kept.books.jdbc).wake(Keeping.CLIENT);
          Map<Long, QueueLimit> wanted = new HashMap<>();
          queue
              .generations()
              .forEach((generation, one) -> {
                if (one.label().equals("max_active_uploads")) {
                  wanted.put(generation, new QueueLimit(uploads));
                }
              });
          queue.want(holder.id(), wanted, new LookMoment(0, 0, Instant.EPOCH, true, Duration.ZERO));
        });
  }

  /** Until it is so. */
  void until(String what, BooleanSupplier so) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (so.getAsBoolean()) {
        return;
      }
      kept.round();
    }
    throw new AssertionError("after " + MOST_ROUNDS + " rounds still not: " + what);
  }

  /** So much time passes, in which nothing else happens. */
  void passes(Duration time) {
    client.pass(time.toMillis());
  }

  void rounds(int number) {
    for (int round = 0; round < number; round++) {
      kept.round();
    }
  }

  /** The hash of a torrent; they are counted from 1. */
  static String hashOf(int planted) {
    return "%040x".formatted(planted);
  }

  /** Until nothing is to be done, in several rounds one after the other. */
  void rest() {
    int quiet = 0;
    for (int round = 0; round < MOST_ROUNDS && quiet < REST; round++) {
      boolean nothing = kept.round() && client.calm() && !kept.moments.waiting();
      quiet = nothing && !kept.books.awaiting() ? quiet + 1 : 0;
    }
    if (quiet < REST) {
      throw new AssertionError("never comes to rest");
    }
  }

  List<Integer> limits() {
    return List.of(client.queue.uploads(), client.queue.torrents());
  }

  long waiting() {
    return client.waiting();
  }

  /** How many torrents are not stopped. */
  long running() {
    Collection<? extends ClientTorrent> all = client.torrents();
    return all.stream().filter(one -> one.run() != Run.STOPPED).count();
  }

  /** How many downloads of this tracker run. */
  long downloading(String tracker) {
    return client.downloading(tracker);
  }

  /** What the operator was told of what hinders seeding, by kind. */
  List<String> hindrances() {
    return kept.books
        .jdbc
        .sql(
            "select substring(key from '[a-z]+$') as kind from notices where kind = 'HINDERED' order by 1")
        .query((row, number) -> row.getString("kind"))
        .list();
  }

  /** How many limits the client would not set. */
  long refused() {
    return kept.books.count("baselines where refused_why is not null");
  }

  /** How many torrents show that they are held. */
  long tagged() {
    Collection<? extends ClientTorrent> all = client.torrents();
    return all.stream().filter(one -> one.tags().contains("evenkeel-held")).count();
  }

  /** What is not given back. */
  long open() {
    return kept.books.count("baselines where closed_at is null");
  }

  @Override
  public void close() {
    kept.close();
  }
}
