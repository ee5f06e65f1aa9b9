package evenkeel.worker.keeping.model;

import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.model.Act.Kind;
import evenkeel.worker.keeping.model.fake.Change;
import evenkeel.worker.keeping.model.fake.FakeQbittorrent;
import evenkeel.worker.keeping.model.fake.FakeTorrent;
import evenkeel.worker.keeping.model.fake.FakeTorrent.Mask;
import evenkeel.worker.keeping.model.fake.Order;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Tells one story to a keeper, window by window, and compares what comes with the oracle. */
final class Story implements Change {
  private static final int MOST_ROUNDS = 60;
  private static final Set<Kind> HOLDERS =
      EnumSet.of(Kind.FREEZE, Kind.RELEASE, Kind.ORDER, Kind.END_ORDER);
  private static final int MOST_WAITS = 2;
  private static final ShareLimits REACHED = new ShareLimits(0.5, -2, -2);
  private static final ShareLimits FAR = new ShareLimits(5, -2, -2);

  private final Plan plan;
  private final KeptFake kept;
  private final FakeQbittorrent client;
  private final Oracle oracle = new Oracle();
  private final List<String> faults = new ArrayList<>();
  private final List<String> hashes = new ArrayList<>();
  private final Map<String, HoldersLedger.Holder> holders = new TreeMap<>();
  private boolean swapped;
  private boolean crashed;

  private Story(Plan plan, KeptFake kept) {
    this.plan = plan;
    this.kept = kept;
    client = new FakeQbittorrent(plan.seed(), this);
  }

  /** What is wrong with how it went; nothing, if it went well. */
  static List<String> tell(Plan plan, KeptFake kept) {
    Story story = new Story(plan, kept);
    kept.begin(story.client);
    story.tell();
    return story.faults;
  }

  private void tell() {
    plan.torrents().forEach(this::plant);
    rest("the beginning", 3);
    for (List<Act> window : plan.windows()) {
      if (!faults.isEmpty()) {
        return;
      }
      oracle.window(window, hashes);
      window.forEach(this::meet);
      rest(window.toString(), calm(window) ? 2 : 3);
      if (swapped && faults.isEmpty()) {
        swap();
        rest("the right profile again", 3);
      }
    }
    if (faults.isEmpty()) {
      end();
    }
  }

  private void plant(Plan.Planted planted) {
    String hash = "%02x".formatted(hashes.size() + 1).repeat(20);
    hashes.add(hash);
    FakeTorrent torrent =
        client.adds(hash, trackers(planted.account()), planted.complete(), planted.stopped());
    torrent.queued = planted.queued();
    torrent.ratio = 1;
    if (planted.forced()) {
      client.orders(Order.FORCE, torrent, "");
    }
    odd(torrent, planted.odd());
    client.saves();
    oracle.added(torrent);
  }

  private static Set<String> trackers(int account) {
    return switch (account) {
      case 0 -> Set.of("elsewhere");
      case 1 -> Set.of("a");
      case 2 -> Set.of("b");
      default -> Set.of("a", "b");
    };
  }

  /** Some are excluded, limited, broken or without metadata from the beginning. */
  private void odd(FakeTorrent torrent, int odd) {
    switch (odd) {
      case 0 -> client.orders(Order.ADD_TAGS, torrent, Oracle.IGNORED);
      case 1 -> client.limits(torrent, torrent.stopped() && torrent.queued ? REACHED : FAR);
      case 2 -> client.breaks(torrent, Mask.ERROR);
      case 3 -> client.breaks(torrent, torrent.complete ? Mask.MISSING : Mask.METADATA);
      default -> {}
    }
  }

  private void meet(Act act) {
    if (act.after() > 0) {
      kept.moments.after(act.after(), () -> happen(act));
    } else {
      happen(act);
    }
    for (int i = 0; i < act.rounds(); i++) {
      kept.round();
    }
  }

  private void happen(Act act) {
    oracle.before(client.torrents());
    switch (act.kind().scope) {
      case RUN, TORRENT ->
          find(act.torrent()).ifPresentOrElse(one -> meet(act, one), () -> add(act));
      case CLIENT, NEUTRAL -> meetAll(act);
    }
    oracle.before(client.torrents());
  }

  private Optional<FakeTorrent> find(int number) {
    return client.torrents().stream()
        .filter(one -> one.hash.equals(hashes.get(number)))
        .findFirst();
  }

  private void meet(Act act, FakeTorrent torrent) {
    switch (act.kind()) {
      case STOP -> change(Order.STOP, torrent);
      case START -> change(Order.START, torrent);
      case FORCE -> change(Order.FORCE, torrent);
      case UNFORCE -> change(Order.UNFORCE, torrent);
      case REMOVE -> {
        client.removes(torrent);
        oracle.removed(torrent);
      }
      case RECHECK -> client.rechecks(torrent);
      case IGNORE -> client.orders(Order.ADD_TAGS, torrent, Oracle.IGNORED);
      case HEED -> client.orders(Order.REMOVE_TAGS, torrent, Oracle.IGNORED);
      case CATEGORISE ->
          client.categorises(torrent, torrent.category().isEmpty() ? Oracle.EXCLUDED : "");
      case LIMIT -> client.limits(torrent, act.number() % 2 == 0 ? REACHED : FAR);
      case UNLIMIT -> client.limits(torrent, ShareLimits.global());
      case COMPLETE -> complete(torrent);
      case MOVE -> client.moves(torrent);
      case BREAK -> client.breaks(torrent, act.number() % 2 == 0 ? Mask.ERROR : Mask.MISSING);
      case HEAL -> client.heals(torrent);
      default -> {}
    }
  }

  private void change(Order order, FakeTorrent torrent) {
    Run before = torrent.run();
    boolean masked = torrent.masked();
    client.orders(order, torrent, "");
    if (torrent.run() != before || masked) {
      oracle.changed(torrent, !masked);
    }
  }

  /** A download that runs finishes; into one that stands still its data are put, and checked. */
  private void complete(FakeTorrent torrent) {
    if (!torrent.complete && torrent.mask != Mask.METADATA) {
      client.completes(torrent, true);
      if (torrent.run() == Run.STOPPED) {
        client.rechecks(torrent);
      }
    }
  }

  private void add(Act act) {
    if (act.kind() == Kind.ADD && !swapped) {
      client.pass(1000);
      FakeTorrent added =
          client.adds(
              hashes.get(act.torrent()),
              trackers(act.number() % 4),
              act.number() / 4 % 2 == 0,
              act.number() / 8 % 3 == 0);
      added.ratio = 1;
      oracle.added(added);
    }
  }

  private void meetAll(Act act) {
    switch (act.kind()) {
      case SAVE -> client.saves();
      case RESTART -> client.restarts();
      case CRASH -> crash();
      case SWAP_PROFILE -> swap();
      case LOG_OUT -> client.api.endSessions();
      case AWAY -> client.api.goesAway(1 + act.number() % 6);
      case LIMIT_ALL -> {
        boolean reached = act.number() % 3 == 0;
        limitAll(
            reached ? new ShareLimits(0.5, -1, -1) : ShareLimits.none(), act.number() % 2 == 0);
      }
      case FAULT, NEW_RUN -> client.api.strikes(act.fault());
      case DEATH -> kept.moments.die(act.number() % 40);
      case UNTAG ->
          find(act.torrent())
              .ifPresent(one -> client.orders(Order.REMOVE_TAGS, one, "evenkeel-held"));
      case FREEZE -> freeze(act.number() % 2 == 0 ? "a" : "b");
      case RELEASE -> release("emergency/" + (act.number() % 2 == 0 ? "a" : "b"));
      case ORDER -> order(act.number());
      case END_ORDER -> release("order");
      default -> {}
    }
  }

  private void limitAll(ShareLimits limits, boolean removing) {
    client.limits(limits, removing);
    oracle.clientLimits(limits);
  }

  private void crash() {
    crashed = true;
    Map<String, Run> before = new TreeMap<>();
    client.torrents().forEach(one -> before.put(one.hash, one.run()));
    client.crashes();
    client.torrents().stream()
        .filter(one -> one.run() != before.get(one.hash))
        .forEach(oracle::forgotten);
  }

  private void swap() {
    swapped = !swapped;
    List<FakeTorrent> gone = new ArrayList<>(client.torrents());
    client.swapsProfile();
    gone.addAll(client.torrents());
    oracle.away(gone);
  }

  private void freeze(String account) {
    String name = "emergency/" + account;
    if (!holders.containsKey(name)) {
      HoldersLedger.Holder holder = kept.opens(name, account);
      holders.put(name, holder);
      oracle.opened((int) holder.id(), account);
    }
  }

  private void order(int which) {
    if (!holders.containsKey("order")) {
      HoldersLedger.Holder holder = kept.opens("order", null);
      holders.put("order", holder);
      List<FakeTorrent> listed =
          client.torrents().stream()
              .filter(one -> (which >> hashes.indexOf(one.hash) & 1) == 1)
              .toList();
      kept.lists(holder, listed.stream().map(one -> one.hash).toList());
      oracle.listed((int) holder.id(), listed);
    }
  }

  private void release(String name) {
    HoldersLedger.Holder holder = holders.remove(name);
    if (holder != null) {
      kept.closes(holder);
      oracle.closed((int) holder.id());
    }
  }

  /** Whether nothing happens that makes the client start anew for the keeper. */
  private static boolean calm(List<Act> window) {
    return window.stream()
        .map(Act::kind)
        .allMatch(kind ->
            kind.scope == Act.Scope.RUN
                || kind.scope == Act.Scope.TORRENT
                || HOLDERS.contains(kind));
  }

  private void rest(String after, int quietRounds) {
    for (int round = 0; round < 2 && (kept.moments.waiting() || !client.api.calm()); round++) {
      kept.round();
    }
    kept.moments.clear();
    client.api.goesWell();
    int quiet = 0;
    int waits = 0;
    for (int round = 0; round < MOST_ROUNDS && quiet < quietRounds; round++) {
      boolean nothing = kept.round() && client.calm();
      quiet = nothing ? quiet + 1 : 0;
      if (quiet == quietRounds && waits < MOST_WAITS && kept.books.awaiting()) {
        client.pass(12_000);
        waits++;
        quiet = 0;
      }
    }
    if (quiet < quietRounds) {
      faults.add("never comes to rest");
    }
    oracle.rest(client.torrents());
    client.api.delivers();
    oracle.faults().forEach(fault -> faults.add(fault + " after " + after));
  }

  /** Everybody lets go, and everything is whole again. */
  private void end() {
    oracle.end();
    for (String name : List.copyOf(holders.keySet())) {
      release(name);
    }
    limitAll(ShareLimits.none(), false);
    client.torrents().forEach(one -> client.limits(one, ShareLimits.global()));
    rest("everybody has let go", 2);
    client.torrents().forEach(client::heals);
    client.restarts();
    oracle.newRun();
    rest("the end", 3);
    faults.addAll(new Remains(kept, client, crashed).found());
  }

  @Override
  public void ordered(Order order, FakeTorrent torrent) {
    switch (order) {
      case STOP -> oracle.ordered(Run.STOPPED, torrent);
      case START, UNFORCE -> oracle.ordered(Run.NORMAL, torrent);
      case FORCE -> oracle.ordered(Run.FORCED, torrent);
      case ADD_TAGS, REMOVE_TAGS -> {}
    }
  }

  @Override
  public void stoppedByLimit(FakeTorrent torrent) {
    oracle.changed(torrent, false);
  }

  @Override
  public void removedByLimit(FakeTorrent torrent) {
    oracle.removed(torrent);
  }
}
