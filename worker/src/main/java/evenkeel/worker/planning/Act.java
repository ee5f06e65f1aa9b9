package evenkeel.worker.planning;

/** What would be done to a torrent; declared so that the first of several holds. */
public enum Act {
  STOP,
  START,
  /** Started ahead of the queue, as it ran before. */
  FORCE,
  /** It stays as Evenkeel holds it. */
  HOLD,
  /** Nothing is decided before its state can be seen. */
  WAIT,
  LEAVE
}
