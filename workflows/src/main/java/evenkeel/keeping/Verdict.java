package evenkeel.keeping;

/** What follows from one look at a kept field. */
public enum Verdict {
  /** Nothing to do, or nothing to be known. */
  LEAVE,
  /** The value holds again, or the torrent is back: earlier doubts are dropped. */
  HOLDS,
  /** The write under way is seen to have happened. */
  CONFIRMED,
  /** The target is to be written (again). */
  WRITE,
  /** The write was tried twice and never seen. */
  REFUSED,
  /** The baseline is in force again and no claim is open: the end. */
  RESTORED,
  /** First look that shows another value than the confirmed one. */
  DIVERGED,
  /** The user changed it: it is the user's now. */
  CEDED,
  /** First look without the torrent. */
  ABSENT,
  /** The torrent is gone; its baseline waits for it. */
  PARKED,
  /** A parked torrent is there again. */
  REOPENED
}
