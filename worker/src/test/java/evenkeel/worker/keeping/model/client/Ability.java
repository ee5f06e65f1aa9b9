package evenkeel.worker.keeping.model.client;

/** What not every client of a story can be made to do. */
public enum Ability {
  /** Its disk fails and comes back, metadata are missing. */
  BREAK,
  /** It remembers when it is told to, and not by itself. */
  SAVE,
  /** It is started on another profile. */
  SWAP_PROFILE,
  /** It sends everything anew, unasked. */
  SEND_ALL,
  /** It removes or stops seeds at a ratio that they have reached. */
  ACT_AT_LIMITS,
  /** It knows limits that forbid a start and are so far away that they never act. */
  LIMIT_INACTIVITY
}
