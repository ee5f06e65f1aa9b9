package evenkeel.worker.keeping.model;

import evenkeel.torrent.Run;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All ways in which one torrent may stand, as far as can be known from outside; and all in which it
 * may have stood since the last rest.
 */
final class Belief {
  private Set<World> worlds = new LinkedHashSet<>();
  private final Set<World> lately = new LinkedHashSet<>();
  private final Set<Shown> recently = new LinkedHashSet<>();
  private final Set<Run> changes = new LinkedHashSet<>();
  private boolean noisy;

  /** Since it was masked, what is to be done with it waits. */
  private boolean hidden;

  private boolean wasHeld;
  private boolean known;
  private boolean refused;

  /** What Evenkeel has ordered since anybody else did anything to it. */
  private @Nullable Run ours;

  private int expectedOrders;
  private int orders;

  Belief(Run want, Set<Integer> judgedAlready) {
    World world = World.wanting(want);
    for (int holder : judgedAlready) {
      world = world.with(holder, Hold.NEW);
    }
    worlds.add(world);
  }

  /**
   * A window begins.
   *
   * @param isNoisy whether so much happens that a change may be seen or missed
   * @param mostOrders how often Evenkeel has reason to order something
   */
  void begin(boolean isNoisy, int mostOrders) {
    wasHeld |= heldLately();
    noisy = isNoisy;
    // What is hidden may show itself by any act; what is new is claimed as soon as it runs.
    boolean isNew = worlds.stream().anyMatch(world -> world.holds().containsValue(Hold.NEW));
    expectedOrders = mostOrders + (hidden || isNew ? 2 : 0);
    orders = 0;
    recently.clear();
    if (!hidden) {
      changes.clear();
      lately.clear();
    }
    lately.addAll(worlds);
  }

  /** A change that may be noticed only after what happens next. */
  void changing(Run value) {
    changes.add(value);
  }

  boolean known() {
    return known;
  }

  boolean noisy() {
    return noisy;
  }

  /** Whether anybody may have held it since the last rest. */
  boolean heldLately() {
    return lately.stream().anyMatch(World::held);
  }

  /** Whether anybody may ever have held it before this window, or lately. */
  boolean wasHeld() {
    return wasHeld || heldLately();
  }

  /** In a noisy window a look may or may not come here, and see it masked or not. */
  void maybeSeen(Facts facts) {
    if (noisy) {
      recently.add(facts.shown());
      recently.add(facts.shown().hidden());
      maybeJudged(facts).forEach(this::possible);
    }
  }

  /** The client shows late what is so: a look may see what was so before. */
  private List<World> maybeJudged(Facts facts) {
    List<World> judged = new ArrayList<>(judged(facts));
    for (Shown shown : recently) {
      judged.addAll(judged(facts.with(shown)));
    }
    return judged;
  }

  private void possible(World world) {
    worlds.add(world);
    lately.add(world);
  }

  private Set<World> judged(Facts facts) {
    return mapped(world -> world.judged(facts).judged(facts));
  }

  private Set<World> mapped(UnaryOperator<World> change) {
    return worlds.stream().map(change).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What becomes certainly of every way. */
  void becomes(UnaryOperator<World> change) {
    worlds = mapped(change);
    lately.addAll(worlds);
  }

  /** What each way may become. */
  void mayBecome(Function<World, Stream<World>> changes) {
    worlds = worlds.stream().flatMap(changes).collect(Collectors.toCollection(LinkedHashSet::new));
    lately.addAll(worlds);
  }

  /** Evenkeel orders a value; answers what is wrong with that, or nothing. */
  String ordered(Run value, Facts facts) {
    orders++;
    ours = value;
    boolean justified =
        Stream.concat(lately.stream(), maybeJudged(facts).stream())
            .anyMatch(world -> world.effective() == value);
    if (!justified) {
      return "nothing justifies " + value + ": " + lately;
    }
    Shown shown = facts.shown();
    if (!noisy && value == Run.NORMAL && shown.complete() && shown.atLimit()) {
      return "started at a share limit";
    }
    return orders > expectedOrders
        ? "ordered " + orders + " times, with reason for " + expectedOrders + " only"
        : "";
  }

  /** Somebody has done something to it: what follows from that is theirs. */
  void touched() {
    ours = null;
  }

  /** A share limit has removed it; answers what is wrong with that, or nothing. */
  String removedByLimit() {
    return noisy || ours == null ? "" : "removed by a share limit once it was " + ours;
  }

  /** At rest every holder has judged it. */
  void rest(Facts facts) {
    worlds = judged(facts);
    for (Run change : changes) {
      worlds.addAll(mapped(world -> world.over(change)));
    }
    lately.addAll(worlds);
    hidden = facts.shown().masked();
    known |= !hidden;
  }

  /** It is seen to stand so; answers what is wrong with that, or nothing. */
  String seen(Run value, Facts facts) {
    Set<World> left = new LinkedHashSet<>(worlds);
    left.removeIf(world -> world.effective() != value && !refused(world, value, facts));
    refused |= left.stream().anyMatch(world -> world.effective() != value);
    if (left.isEmpty()) {
      return "stands " + value + ", which is none of " + worlds;
    }
    worlds = left;
    return "";
  }

  /** What a share limit would remove or stop is not started, and not robbed of its force. */
  private boolean refused(World world, Run value, Facts facts) {
    boolean held = value == Run.STOPPED ? world.effective() == Run.NORMAL : value == Run.FORCED;
    return held && facts.shown().complete() && (refused || facts.shown().atLimit());
  }

  /** The client has been started again: what was refused may be tried anew. */
  void newRun() {
    refused = false;
  }
}
