package evenkeel.worker.planning;

import evenkeel.keeping.ClaimRule.Coverage;
import evenkeel.keeping.ClaimRule.Ground;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;

/** Why a plan has that act for a torrent. */
public enum Reason {
  DOWNLOADS("incomplete and not stopped"),
  COULD_SEED("complete and stopped: running, it would upload"),
  COULD_SEED_AHEAD("complete and stopped: running ahead of the queue, it would upload"),
  WAITS_IN_QUEUE("complete and queued: ahead of the queue, it would upload"),
  RUNS_AGAINST_THE_HOLD("held stopped, but it runs"),
  STOPPED_AGAINST_THE_HOLD("held running, but it is stopped"),
  GIVEN_BACK("nothing holds it any more: back to how it was"),
  EXCLUDED_WHILE_HELD("excluded while it was held: back to how it was"),
  FINISHED_WHILE_HELD("finished while it was held: as a seed it costs nothing"),
  HELD("held by Evenkeel, given back at the end of the emergency"),
  STOPPED_ALREADY("incomplete, but stopped already, not by Evenkeel"),
  SEEDS_ALREADY("complete and not stopped: it seeds, or may when its turn comes"),
  STARTED_BY_USER("you started it after the emergency began"),
  CHANGED_BY_USER("you changed it while it was held: yours"),
  STOPPED_LATER("complete and stopped, but not so when the emergency began"),
  SHARE_LIMIT("complete and stopped, but a share limit could stop or remove it once it runs"),
  STARTS_OFF("complete and stopped; seeding.start_stopped is false"),
  BROKEN("in error, or its files are missing: once they are there, have the client check it"),
  REFUSED("the client did not do it, asked twice"),
  WAITS_FOR_DECISION("too many torrents changed at once: it waits for your decision"),
  EXCLUDED_TAG("excluded by its tag"),
  EXCLUDED_CATEGORY("excluded by its category"),
  MASKED("its state hides whether it is stopped or complete"),
  LOADING("the client has just started and still reads its torrents"),
  NO_EMERGENCY("its account needs nothing now"),
  NO_ACCOUNT("its tracker belongs to no account");

  private final String words;

  Reason(String words) {
    this.words = words;
  }

  /** For a person. */
  public String words() {
    return words;
  }

  /** Why nothing is done with a masked torrent. */
  static Reason hidden(Torrent masked) {
    return masked.state() == TorrentState.ERRORED ? BROKEN : MASKED;
  }

  static Reason of(Ground ground) {
    return switch (ground) {
      case DOWNLOADS -> DOWNLOADS;
      case COULD_SEED -> COULD_SEED;
      case COULD_SEED_AHEAD -> COULD_SEED_AHEAD;
      case WAITS_IN_QUEUE -> WAITS_IN_QUEUE;
      case STARTED_BY_USER -> STARTED_BY_USER;
      case STOPPED_ALREADY -> STOPPED_ALREADY;
      case SEEDS_ALREADY -> SEEDS_ALREADY;
      case STARTS_OFF -> STARTS_OFF;
      case STOPPED_LATER -> STOPPED_LATER;
      case SHARE_LIMIT -> SHARE_LIMIT;
      case BROKEN -> BROKEN;
      case NOT_MEANT, TOO_LATE, OVERDUE, ADDED_LATER -> NO_EMERGENCY;
      case OBSERVED, RESTARTS -> DOWNLOADS;
      case MAY_DOWNLOAD, HIDDEN -> MASKED;
      case STANDS_STILL -> STOPPED_ALREADY;
      case HELD_ALREADY -> HELD;
      case LIMITED -> SHARE_LIMIT;
      case LEFT_OUT, ONLY_WATCHED -> EXCLUDED_TAG;
    };
  }

  static Reason of(Coverage coverage) {
    return switch (coverage) {
      case COVERED -> NO_EMERGENCY;
      case NOT_OF_ACCOUNT -> NO_ACCOUNT;
      case EXCLUDED_CATEGORY -> EXCLUDED_CATEGORY;
      case EXCLUDED_TAG -> EXCLUDED_TAG;
    };
  }
}
