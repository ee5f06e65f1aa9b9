package evenkeel.worker.keeping.model;

/** What a holder has made of a torrent. */
enum Hold {
  /** Looked at, and left as it is for now. */
  NONE,
  /** As before, and it had not been seen when the holder first looked: nobody knows its past. */
  NEW,
  STOP,
  START,
  /** Over for good: the user's, finished, or excluded. */
  OVER
}
