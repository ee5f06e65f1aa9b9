package evenkeel.worker.keeping.look;

import evenkeel.keeping.KeeperReport;

/** Tells the story of a holder how far a client is. */
public interface StoryTeller {

  /** Delivers the report; a story that does not run is told again when it is adopted. */
  void tell(String holder, KeeperReport report);
}
