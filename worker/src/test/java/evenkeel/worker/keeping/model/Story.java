package evenkeel.worker.keeping.model;

import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.worker.effect.TorrentEffects;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.model.Act.Kind;
import evenkeel.worker.keeping.model.client.Casting;
import evenkeel.worker.keeping.model.client.Change;
import evenkeel.worker.keeping.model.client.Client;
import evenkeel.worker.keeping.model.client.Client.Ailment;
import evenkeel.worker.keeping.model.client.ClientTorrent;
import evenkeel.worker.keeping.model.client.NewTorrent;
import evenkeel.worker.keeping.model.client.Order;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Tells one story to a keeper, window by window, and compares what comes with the oracle. */
final class Story implements Change {
  private static final int MOST_ROUNDS = 60;
  private static final Set<Kind> HOLDERS =
      EnumSet.of(Kind.FREEZE, Kind.RELEASE, Kind.ORDER, Kind.END_ORDER);
  private static final int MOST_WAITS = 2;

  private final Plan plan;
  private final Keeping kept;
  private final Client client;
  private final Oracle oracle = new Oracle();
  private final List<String> faults = new ArrayList<>();
  private final List<String> hashes = new ArrayList<>();
  private final Map<String, HoldersLedger.Holder> holders = new TreeMap<>();
  private boolean swapped;
  private boolean crashed;

  private Story(Plan plan, Keeping kept, Casting casting) {
    this.plan = plan;
    this.kept = kept;
    client = casting.client(plan.seed(), this);
  }

  /** What is wrong with how it went; nothing, if it went well. */
  static List<String> tell(Plan plan, Keeping kept, Casting casting) {
    Story story = new Story(plan, kept, casting);
    kept.begin(story.client);
    story.tell();
    return story.faults;
  }

  private void tell() {
    plant();
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

  private void plant() {
    List<Plan.Planted> planted = plan.torrents();
    IntStream.range(0, planted.size()).mapToObj(client::hash).forEach(hashes::add);
    List<NewTorrent> added = new ArrayList<>();
    for (Plan.Planted one : planted) {
      String hash = hashes.get(added.size());
      added.add(
          new NewTorrent(
              hash, trackers(one.account()), one.complete(), one.stopped(), one.queued()));
    }
    client.adds(added);
    for (int i = 0; i < planted.size(); i++) {
      if (planted.get(i).forced()) {
        client.orders(Order.FORCE, hashes.get(i), "");
      }
      odd(hashes.get(i), planted.get(i));
    }
    client.saves();
    client.torrents().forEach(oracle::added);
  }

  private static Set<String> trackers(int account) {
    return switch (account) {
      case 0 -> Set.of(Oracle.ELSEWHERE);
      case 1 -> Set.of(Oracle.A);
      case 2 -> Set.of(Oracle.B);
      default -> Set.of(Oracle.A, Oracle.B);
    };
  }

  /** Some are excluded, limited, broken or without metadata from the beginning. */
  private void odd(String hash, Plan.Planted planted) {
    switch (planted.odd()) {
      case IGNORED -> client.orders(Order.ADD_TAGS, hash, Oracle.IGNORED);
      case LIMITED -> client.limits(hash, planted.limits().ofTorrent());
      case BROKEN -> client.breaks(hash, Ailment.ERROR);
      case LACKING ->
          client.breaks(hash, planted.complete() ? Ailment.MISSING_FILES : Ailment.NO_METADATA);
      case NONE -> {}
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
    oracle.touched(touched(act));
    switch (act.kind().scope) {
      case RUN, TORRENT ->
          client
              .find(hashes.get(act.torrent()))
              .ifPresentOrElse(one -> meet(act, one), () -> add(act));
      case CLIENT, NEUTRAL -> meetAll(act);
    }
    oracle.before(client.torrents());
  }

  /** What is not the same afterwards, by the will of others than Evenkeel. */
  private List<? extends ClientTorrent> touched(Act act) {
    return switch (act.kind()) {
      case LIMIT_ALL, RESTART, CRASH, SWAP_PROFILE -> List.copyOf(client.torrents());
      default ->
          act.kind().scope == Act.Scope.RUN || act.kind().scope == Act.Scope.TORRENT
              ? client.find(hashes.get(act.torrent())).stream().toList()
              : List.of();
    };
  }

  private void meet(Act act, ClientTorrent torrent) {
    String hash = torrent.hash();
    switch (act.kind()) {
      case STOP -> change(Order.STOP, torrent);
      case START -> change(Order.START, torrent);
      case FORCE -> change(Order.FORCE, torrent);
      case UNFORCE -> change(Order.UNFORCE, torrent);
      case REMOVE -> {
        client.removes(hash);
        oracle.removed(torrent);
      }
      case RECHECK -> client.rechecks(hash);
      case IGNORE -> client.orders(Order.ADD_TAGS, hash, Oracle.IGNORED);
      case HEED -> client.orders(Order.REMOVE_TAGS, hash, Oracle.IGNORED);
      case CATEGORISE ->
          client.categorises(hash, torrent.category().isEmpty() ? Oracle.EXCLUDED : "");
      case LIMIT -> client.limits(hash, act.limits().ofTorrent());
      case UNLIMIT -> client.limits(hash, ShareLimits.global());
      case COMPLETE -> complete(torrent);
      case MOVE -> client.moves(hash);
      case BREAK ->
          client.breaks(hash, act.number() % 2 == 0 ? Ailment.ERROR : Ailment.MISSING_FILES);
      case HEAL -> client.heals(hash);
      default -> {}
    }
  }

  private void change(Order order, ClientTorrent torrent) {
    Run before = torrent.run();
    boolean masked = torrent.masked();
    client.orders(order, torrent.hash(), "");
    client
        .find(torrent.hash())
        .filter(one -> one.run() != before || masked)
        .ifPresent(one -> oracle.changed(one, !masked));
  }

  private void complete(ClientTorrent torrent) {
    if (!torrent.shownComplete()) {
      client.completes(torrent.hash());
    }
  }

  private void add(Act act) {
    if (act.kind() == Kind.ADD && !swapped) {
      String hash = hashes.get(act.torrent());
      client.adds(
          List.of(
              new NewTorrent(
                  hash,
                  trackers(act.number() % 4),
                  act.number() / 4 % 2 == 0,
                  act.number() / 8 % 3 == 0,
                  false)));
      client.find(hash).ifPresent(oracle::added);
    }
  }

  private void meetAll(Act act) {
    switch (act.kind()) {
      case SAVE -> client.saves();
      case RESTART -> comesBack(client::restarts);
      case CRASH -> crash();
      case SWAP_PROFILE -> swap();
      case LOG_OUT -> client.way().endSessions();
      case AWAY -> client.way().goesAway(1 + act.number() % 6);
      case LIMIT_ALL -> limitAll(act.clientLimits(), act.number() % 2 == 0);
      case FAULT, NEW_RUN -> client.way().strikes(act.fault());
      case DEATH -> kept.moments.die(act.number() % 40);
      case UNTAG ->
          client
              .find(hashes.get(act.torrent()))
              .ifPresent(
                  one -> client.orders(Order.REMOVE_TAGS, one.hash(), TorrentEffects.HELD_TAG));
      case FREEZE -> freeze(account(act));
      case RELEASE -> release("emergency/" + account(act));
      case ORDER -> order(act.number());
      case END_ORDER -> release("order");
      default -> {}
    }
  }

  private static String account(Act act) {
    return act.number() % 2 == 0 ? Oracle.A : Oracle.B;
  }

  private void limitAll(ShareLimits limits, boolean removing) {
    client.limits(limits, removing);
    oracle.clientLimits(limits);
  }

  /** The client comes back, and what it has forgotten stands as before. */
  private void comesBack(Runnable start) {
    Map<String, Run> before = new TreeMap<>();
    client.torrents().forEach(one -> before.put(one.hash(), one.run()));
    start.run();
    client.torrents().stream()
        .filter(one -> one.run() != before.get(one.hash()))
        .forEach(oracle::forgotten);
  }

  private void crash() {
    crashed = true;
    comesBack(client::crashes);
  }

  private void swap() {
    swapped = !swapped;
    List<ClientTorrent> gone = new ArrayList<>(client.torrents());
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
      List<? extends ClientTorrent> listed =
          client.torrents().stream()
              .filter(one -> (which >> hashes.indexOf(one.hash()) & 1) == 1)
              .toList();
      kept.lists(holder, listed.stream().map(one -> one.hash()).toList());
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
    for (int round = 0; round < 2 && (kept.moments.waiting() || !client.way().calm()); round++) {
      kept.round();
    }
    kept.moments.clear();
    client.way().goesWell();
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
      faults.add("never comes to rest after " + after + client.unrest());
    }
    oracle.rest(client.torrents());
    client.way().delivers();
    oracle.faults().forEach(fault -> faults.add(fault + " after " + after));
  }

  /** Everybody lets go; then whatever hindered is taken away, and everything is whole again. */
  private void end() {
    oracle.end();
    for (String name : List.copyOf(holders.keySet())) {
      release(name);
    }
    rest("everybody has let go", 2);
    oracle.end();
    client.way().deliversAll();
    limitAll(ShareLimits.none(), false);
    for (ClientTorrent one : client.torrents()) {
      client.limits(one.hash(), ShareLimits.global());
      client.heals(one.hash());
    }
    comesBack(client::restarts);
    oracle.newRun();
    rest("the end", 3);
    faults.addAll(new Remains(kept, client, crashed).found());
  }

  @Override
  public void ordered(Order order, ClientTorrent torrent) {
    switch (order) {
      case STOP -> oracle.ordered(Run.STOPPED, torrent);
      case START, UNFORCE -> oracle.ordered(Run.NORMAL, torrent);
      case FORCE -> oracle.ordered(Run.FORCED, torrent);
      case ADD_TAGS, REMOVE_TAGS -> {}
    }
  }

  @Override
  public void changedByItself(ClientTorrent torrent) {
    oracle.changed(torrent, false);
  }

  @Override
  public void removedByLimit(ClientTorrent torrent) {
    oracle.removedByLimit(torrent);
  }
}
