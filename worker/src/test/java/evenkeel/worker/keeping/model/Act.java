package evenkeel.worker.keeping.model;

import evenkeel.torrent.ShareLimits;
import evenkeel.worker.keeping.model.client.Ability;
import evenkeel.worker.keeping.model.client.Fault;
import java.util.List;
import java.util.Set;

/**
 * One thing that happens in a story.
 *
 * @param torrent number of the torrent it concerns; means nothing for what concerns all
 * @param number says more, by kind: which fault, which torrents of a list, when a keeper dies
 * @param after how many moments of Evenkeel's work go by before it happens; 0 = at once
 * @param rounds how many rounds the keeper makes after it
 */
record Act(Kind kind, int torrent, int number, int after, int rounds) {

  private static final List<Fault.Kind> ON_THE_WAY =
      List.of(
          Fault.Kind.ANSWER_LOST,
          Fault.Kind.CALL_LOST,
          Fault.Kind.LATE,
          Fault.Kind.LATE,
          Fault.Kind.BAD_GATEWAY_DONE,
          Fault.Kind.BAD_GATEWAY,
          Fault.Kind.REJECTED);

  /** What can happen. */
  enum Kind {
    // what a person, or another tool, does to a torrent
    STOP(Scope.RUN),
    START(Scope.RUN),
    FORCE(Scope.RUN),
    UNFORCE(Scope.RUN),
    REMOVE(Scope.TORRENT),
    ADD(Scope.TORRENT),
    RECHECK(Scope.TORRENT),
    IGNORE(Scope.TORRENT),
    HEED(Scope.TORRENT),
    CATEGORISE(Scope.TORRENT),
    UNTAG(Scope.NEUTRAL),
    LIMIT(Scope.TORRENT),
    UNLIMIT(Scope.TORRENT),
    // what becomes of a torrent by itself
    COMPLETE(Scope.TORRENT),
    MOVE(Scope.TORRENT),
    BREAK(Scope.TORRENT),
    HEAL(Scope.TORRENT),
    // what happens to the client
    SAVE(Scope.NEUTRAL),
    RESTART(Scope.CLIENT),
    CRASH(Scope.CLIENT),
    SWAP_PROFILE(Scope.CLIENT),
    LOG_OUT(Scope.CLIENT),
    AWAY(Scope.NEUTRAL),
    LIMIT_ALL(Scope.CLIENT),
    // what goes wrong
    FAULT(Scope.NEUTRAL),
    NEW_RUN(Scope.CLIENT),
    DEATH(Scope.NEUTRAL),
    // who claims
    FREEZE(Scope.CLIENT),
    RELEASE(Scope.CLIENT),
    ORDER(Scope.CLIENT),
    END_ORDER(Scope.CLIENT);

    final Scope scope;

    Kind(Scope scope) {
      this.scope = scope;
    }
  }

  /** What an act makes uncertain when something else happens at the same time. */
  enum Scope {
    /** Whether its torrent runs. */
    RUN,
    /** Other things of its torrent. */
    TORRENT,
    /** All torrents. */
    CLIENT,
    NEUTRAL
  }

  boolean concerns(int other) {
    return switch (kind.scope) {
      case RUN, TORRENT -> torrent == other;
      case CLIENT -> true;
      case NEUTRAL -> false;
    };
  }

  /** What it needs of its client. */
  Set<Ability> needs() {
    return switch (kind) {
      case BREAK, HEAL -> Set.of(Ability.BREAK);
      case SAVE -> Set.of(Ability.SAVE);
      case SWAP_PROFILE -> Set.of(Ability.SWAP_PROFILE);
      case LIMIT -> limits().needs();
      case LIMIT_ALL -> limited() ? limits().needs() : Set.of();
      case NEW_RUN -> fault().kind() == Fault.Kind.FULL ? Set.of(Ability.SEND_ALL) : Set.of();
      default -> Set.of();
    };
  }

  /** The limits that it sets on its torrent. */
  Limits limits() {
    return switch (number % 4) {
      case 0 -> Limits.REACHED;
      case 2 -> Limits.INACTIVE;
      default -> kind == Kind.LIMIT ? Limits.FAR : Limits.REACHED;
    };
  }

  /** Those that it sets on the client; mostly none. */
  ShareLimits clientLimits() {
    return limited() ? limits().ofClient() : ShareLimits.none();
  }

  private boolean limited() {
    return number % 3 == 0;
  }

  /** The fault that it brings. */
  Fault fault() {
    if (kind == Kind.NEW_RUN) {
      return new Fault(
          number % 2 == 0 ? Fault.Kind.FULL : Fault.Kind.FORBIDDEN, false, number / 2 % 8);
    }
    Fault.Kind which = ON_THE_WAY.get(number % ON_THE_WAY.size());
    boolean write = which.writesOnly() || number / 8 % 2 == 0;
    return new Fault(which, write, number / 16 % (write ? 2 : 6));
  }
}
