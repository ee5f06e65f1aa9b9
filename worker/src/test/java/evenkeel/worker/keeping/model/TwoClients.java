package evenkeel.worker.keeping.model;

import evenkeel.torrent.Run;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.model.client.Change;
import evenkeel.worker.keeping.model.client.Client;
import evenkeel.worker.keeping.model.client.ClientTorrent;
import evenkeel.worker.keeping.model.client.NewTorrent;
import evenkeel.worker.keeping.model.client.Order;
import evenkeel.worker.keeping.model.fake.FakeQbittorrent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** One account on two made-up clients, each with a keeper of its own and all in the same books. */
final class TwoClients implements AutoCloseable {
  static final String NORMAL = QueueStage.hashOf(1);
  static final String FORCED = QueueStage.hashOf(2);
  static final String STOPPED_SEED = QueueStage.hashOf(3);
  private static final String ACCOUNT = "127.0.0.1";
  private static final int MOST_ROUNDS = 400;
  private static final int REST = 3;

  private final Bookkeeping books = new Bookkeeping();
  final Side home;
  final Side attic;

  TwoClients(Path folder) {
    home = new Side(new Keeping(folder, "home", books));
    attic = new Side(new Keeping(folder, "attic", books));
  }

  /** One client with its keeper. */
  static final class Side implements Change {
    private final Keeping kept;
    private Client client = new FakeQbittorrent(1, this);

    /** What Evenkeel has ordered there, with the torrent; tags left out. */
    final List<String> ordered = new ArrayList<>();

    Side(Keeping kept) {
      this.kept = kept;
    }

    private Client another() {
      ordered.clear();
      client = new FakeQbittorrent(1, this);
      return client;
    }

    /** One download that runs, one that is forced, and a seed that stands. */
    private void plant() {
      Set<String> trackers = Set.of(ACCOUNT);
      client.adds(
          List.of(
              new NewTorrent(NORMAL, trackers, false, false, false),
              new NewTorrent(FORCED, trackers, false, false, false),
              new NewTorrent(STOPPED_SEED, trackers, true, true, false)));
      client.orders(Order.FORCE, FORCED, "");
    }

    /** Nobody answers after so many calls more. */
    void leavesAfter(int calls) {
      kept.moments.after(calls, () -> client.way().goesAway(Integer.MAX_VALUE));
    }

    void comesBack() {
      kept.moments.clear();
      client.way().goesWell();
    }

    boolean tagged() {
      return client.torrents().stream().anyMatch(one -> !one.tags().isEmpty());
    }

    /** Whether it stands as a freeze would have it. */
    boolean frozen() {
      return client
          .runs()
          .equals(Map.of(NORMAL, Run.STOPPED, FORCED, Run.STOPPED, STOPPED_SEED, Run.NORMAL));
    }

    /** Whether it stands as before. */
    boolean asBefore() {
      return client
          .runs()
          .equals(Map.of(NORMAL, Run.NORMAL, FORCED, Run.FORCED, STOPPED_SEED, Run.STOPPED));
    }

    boolean round() {
      return kept.round() && client.calm() && !kept.moments.waiting();
    }

    @Override
    public void ordered(Order order, ClientTorrent torrent) {
      if (order != Order.ADD_TAGS && order != Order.REMOVE_TAGS) {
        ordered.add(order + " " + torrent.hash());
      }
    }

    @Override
    public void changedByItself(ClientTorrent torrent) {}

    @Override
    public void removedByLimit(ClientTorrent torrent) {}
  }

  /** Another story, in which all has been looked at. */
  void begin() {
    home.kept.begin(home.another());
    attic.kept.joins(attic.another());
    sides().forEach(Side::plant);
    rest();
    home.ordered.clear();
    attic.ordered.clear();
  }

  private Stream<Side> sides() {
    return Stream.of(home, attic);
  }

  Holder freezes() {
    return home.kept.opens("emergency/" + ACCOUNT, ACCOUNT);
  }

  void releases(Holder holder) {
    home.kept.closes(holder);
  }

  /** Both keepers do what there is to do; answers whether that was nothing. */
  boolean rounds() {
    long now = Math.max(home.client.now(), attic.client.now());
    sides().forEach(one -> one.client.pass(now - one.client.now()));
    boolean quiet = home.round();
    return attic.round() && quiet;
  }

  void until(String what, BooleanSupplier so) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (so.getAsBoolean()) {
        return;
      }
      rounds();
    }
    throw new AssertionError("after " + MOST_ROUNDS + " rounds still not: " + what);
  }

  /** Until both clients answer and nothing is to be done at either. */
  void rest() {
    int quiet = 0;
    for (int round = 0; round < MOST_ROUNDS && quiet < REST; round++) {
      quiet = rounds() && !books.awaiting() ? quiet + 1 : 0;
    }
    if (quiet < REST) {
      throw new AssertionError("never comes to rest");
    }
  }

  /** What is not given back, or not told. */
  long owed() {
    return books.count("baselines where closed_at is null")
        + books.count("holder_clients where settled_at is null");
  }

  @Override
  public void close() {
    sides().forEach(one -> one.kept.close());
  }
}
