package evenkeel.worker.keeping.model;

/** What a holder has made of a torrent. */
enum Hold {
  /** Looked at, and left as it is for now. */
  NONE,
  /** As before, and it had not been seen when the holder first looked: nobody knows its past. */
  NEW,
  STOP,
  START,
  /** Over for what may pass: it is excluded, or complete. */
  LET_GO,
  /** Over for good: the user's. */
  OVER
}
