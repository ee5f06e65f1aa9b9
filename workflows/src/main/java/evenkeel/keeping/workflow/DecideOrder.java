package evenkeel.keeping.workflow;

/**
 * An operator's decision on the torrents of a client that wait because too many changed at once.
 */
public record DecideOrder(Decision decision) {
  /** What becomes of them. */
  public enum Decision {
    /** They stay as they are: the user's. */
    LEAVE,
    /** What Evenkeel wanted is written again. */
    ASSERT
  }
}
