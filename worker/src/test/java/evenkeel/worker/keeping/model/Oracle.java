package evenkeel.worker.keeping.model;

import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.worker.keeping.model.Act.Kind;
import evenkeel.worker.keeping.model.Act.Scope;
import evenkeel.worker.keeping.model.client.ClientTorrent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Knows what may come of a story, from what its user does alone. It is told of everything that
 * happens and of everything that Evenkeel orders; it knows nothing of how Evenkeel works.
 */
final class Oracle {
  static final String IGNORED = "evenkeel-ignore";
  static final String EXCLUDED = "mine";

  /** Accounts, each by the host of its tracker; and one that is of no account. */
  static final String A = "127.0.0.1";

  static final String B = "127.0.0.2";
  static final String ELSEWHERE = "127.0.0.3";

  private final Map<String, Belief> beliefs = new TreeMap<>();
  private final Map<Integer, String> rules = new TreeMap<>();
  private final Set<Integer> lists = new TreeSet<>();
  private final Set<String> lately = new HashSet<>();
  private final List<String> faults = new ArrayList<>();
  private ShareLimits clientLimits = ShareLimits.none();

  /** What is wrong with what came so far. */
  List<String> faults() {
    List<String> found = List.copyOf(faults);
    faults.clear();
    return found;
  }

  void clientLimits(ShareLimits changed) {
    clientLimits = changed;
  }

  void added(ClientTorrent torrent) {
    Set<Integer> open = new TreeSet<>(rules.keySet());
    open.addAll(lists);
    beliefs.put(torrent.hash(), new Belief(torrent.run(), open));
    lately.add(torrent.hash());
    belief(torrent).begin(true, 9);
    if (rules.size() + lists.size() > 0) {
      belief(torrent).mayBecome(world -> Stream.of(world, World.wanting(world.want())));
    }
  }

  void removed(ClientTorrent torrent) {
    beliefs.remove(torrent.hash());
  }

  /** A share limit has removed it; that must not be what Evenkeel has brought it to. */
  void removedByLimit(ClientTorrent torrent) {
    Belief belief = beliefs.get(torrent.hash());
    if (belief != null) {
      wrong(torrent, belief.removedByLimit());
      removed(torrent);
    }
  }

  /** Somebody does something to these, or sets limits for all. */
  void touched(Iterable<? extends ClientTorrent> torrents) {
    each(torrents, torrent -> belief(torrent).touched());
  }

  private Belief belief(ClientTorrent torrent) {
    return Objects.requireNonNull(beliefs.get(torrent.hash()));
  }

  /** A window begins; what is certain in it depends on how much happens at once. */
  void window(List<Act> acts, List<String> hashes) {
    lately.clear();
    long deaths = acts.stream().filter(act -> act.kind() == Kind.DEATH).count();
    beliefs.forEach((hash, belief) -> {
      int number = hashes.indexOf(hash);
      List<Act> here = acts.stream().filter(act -> act.concerns(number)).toList();
      boolean faulty = acts.stream().anyMatch(act -> act.kind() == Kind.FAULT) || deaths > 0;
      int reasons = (int) here.stream().filter(act -> act.kind().scope != Scope.RUN).count();
      belief.begin(here.size() > 1 || deaths > 1, faulty || here.size() > 1 ? 99 : reasons);
    });
  }

  /** Everybody lets go; that is certain for each torrent. */
  void end() {
    lately.clear();
    beliefs.values().forEach(belief -> belief.begin(false, 2));
  }

  /** The client is started again. */
  void newRun() {
    beliefs.values().forEach(Belief::newRun);
  }

  /** Something is about to happen. */
  void before(Iterable<? extends ClientTorrent> torrents) {
    each(torrents, torrent -> belief(torrent).maybeSeen(facts(torrent)));
  }

  private void each(Iterable<? extends ClientTorrent> torrents, Consumer<ClientTorrent> then) {
    for (ClientTorrent torrent : torrents) {
      if (beliefs.containsKey(torrent.hash())) {
        then.accept(torrent);
      }
    }
  }

  /** The user, or the client by itself, has made it run or stop. */
  void changed(ClientTorrent torrent, boolean seenForSure) {
    Belief belief = belief(torrent);
    Facts facts = facts(torrent);
    Run now = torrent.run();
    if (seenForSure && !belief.noisy() && !torrent.masked()) {
      belief.becomes(world -> world.changedTo(now, facts));
      return;
    }
    belief.changing(now);
    belief.mayBecome(world ->
        belief.heldLately() || !facts.own().isEmpty() || !lists.isEmpty()
            ? Stream.of(world, world.changedTo(now, facts), world.wantedAs(now), world.over(now))
            : Stream.of(world.changedTo(now, facts), world.wantedAs(now)));
  }

  /**
   * The client was killed and has come back with an older value. What it forgot of what was given
   * back is given back again, where it tells that it was started, and if that was not long ago.
   */
  void forgotten(ClientTorrent torrent) {
    Belief belief = belief(torrent);
    Facts facts = facts(torrent);
    Run now = torrent.run();
    if (belief.noisy() || torrent.masked()) {
      belief.mayBecome(world -> Stream.of(world, world.changedTo(now, facts), world.wantedAs(now)));
    } else if (belief.wasHeld()) {
      belief.mayBecome(
          world -> world.held() ? Stream.of(world) : Stream.of(world, world.changedTo(now, facts)));
    } else {
      belief.becomes(world -> world.held() ? world : world.changedTo(now, facts));
    }
  }

  /** It was not there for a while: what had not been done for a claim is forgotten. */
  void away(Iterable<? extends ClientTorrent> torrents) {
    each(
        torrents,
        torrent -> {
          Facts hidden = facts(torrent).with(Shown.of(torrent, clientLimits).hidden());
          belief(torrent)
              .mayBecome(world ->
                  belief(torrent).noisy()
                      ? Stream.of(world, world.judged(hidden), unclaimed(world))
                      : Stream.of(world.judged(hidden)));
        });
  }

  private static World unclaimed(World world) {
    World unclaimed = world;
    for (Map.Entry<Integer, Hold> hold : world.holds().entrySet()) {
      if (hold.getValue() != Hold.OVER) {
        unclaimed = unclaimed.with(hold.getKey(), Hold.NONE);
      }
    }
    return unclaimed;
  }

  void opened(int holder, String account) {
    rules.put(holder, account);
  }

  /** Somebody wants these stopped; what was added just now may not be known yet. */
  void listed(int holder, Iterable<? extends ClientTorrent> torrents) {
    lists.add(holder);
    each(
        torrents,
        torrent -> {
          Belief belief = belief(torrent);
          if (lately.contains(torrent.hash())) {
            belief.mayBecome(world -> Stream.of(world, world.with(holder, Hold.STOP)));
          } else {
            belief.becomes(world -> world.with(holder, Hold.STOP));
          }
        });
  }

  void closed(int holder) {
    rules.remove(holder);
    lists.remove(holder);
    beliefs.values().forEach(belief -> belief.becomes(world -> world.without(holder)));
  }

  /** Evenkeel orders something. */
  void ordered(Run value, ClientTorrent torrent) {
    Belief belief = beliefs.get(torrent.hash());
    if (belief != null) {
      wrong(torrent, belief.ordered(value, facts(torrent)));
    }
  }

  /** All has come to rest. */
  void rest(Iterable<? extends ClientTorrent> torrents) {
    each(
        torrents,
        torrent -> {
          Facts facts = facts(torrent);
          belief(torrent).rest(facts);
          if (!torrent.masked()) {
            wrong(torrent, belief(torrent).seen(torrent.run(), facts));
          }
        });
  }

  private void wrong(ClientTorrent torrent, String what) {
    if (!what.isEmpty()) {
      faults.add(torrent.hash().substring(0, 2) + " " + what + "; " + facts(torrent));
    }
  }

  private Facts facts(ClientTorrent torrent) {
    Set<Integer> open = new TreeSet<>(rules.keySet());
    open.addAll(lists);
    Set<Integer> own = new TreeSet<>();
    rules.forEach((holder, account) -> {
      if (torrent.trackers().contains(account)) {
        own.add(holder);
      }
    });
    Shown shown = Shown.of(torrent, clientLimits);
    return new Facts(shown, belief(torrent).known(), open, Set.copyOf(rules.keySet()), own);
  }
}
