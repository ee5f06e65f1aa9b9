package evenkeel.worker.keeping.model.client;

/**
 * What goes wrong with one call of Evenkeel's.
 *
 * @param write whether it strikes a call that changes torrents, or one that looks
 * @param after how many calls of that sort go well before
 */
public record Fault(Kind kind, boolean write, int after) {

  /** How it goes wrong. */
  public enum Kind {
    /** Done, and the answer never arrives. */
    ANSWER_LOST,
    /** It never arrives. */
    CALL_LOST,
    /** It arrives after everyone has given it up. */
    LATE,
    /** A proxy says that nobody is there: it was done all the same. */
    BAD_GATEWAY_DONE,
    /** A proxy says that nobody is there, which is so. */
    BAD_GATEWAY,
    /** The client says no. */
    REJECTED,
    /** The session is gone. */
    FORBIDDEN,
    /** Everything is sent anew, unasked. */
    FULL;

    /** Whether it means something only for a call that changes torrents. */
    public boolean writesOnly() {
      return this == LATE || this == REJECTED;
    }
  }

  Fault later() {
    return new Fault(kind, write, after - 1);
  }
}
