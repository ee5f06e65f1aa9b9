package evenkeel.keeping;

/**
 * How far a client is with what one holder wants, in numbers of torrents.
 *
 * @param number the holder's row that this speaks of
 * @param look the client's look it was counted in; a later look replaces an earlier one
 * @param closed whether the holder's row was closed when it was counted
 * @param pending wanted but not yet confirmed, masked ones included
 * @param stopped held stopped, confirmed
 * @param started held running, confirmed
 * @param restoring being given back, not yet confirmed
 * @param restored given back, confirmed
 * @param ceded the user's now
 * @param parked gone from the client
 * @param guarded waiting for a person's decision
 * @param refused the client would not, or it would not have been safe
 * @param wouldStop what would be stopped, were the account not only observed
 */
public record KeeperReport(
    String client,
    long number,
    long look,
    boolean closed,
    int pending,
    int stopped,
    int started,
    int restoring,
    int restored,
    int ceded,
    int parked,
    int guarded,
    int refused,
    int wouldStop) {

  /** The same report, counted in that look. */
  public KeeperReport at(long look) {
    return new KeeperReport(
        client, number, look, closed, pending, stopped, started, restoring, restored, ceded, parked,
        guarded, refused, wouldStop);
  }

  /** Whether everything wanted is in place. */
  public boolean placed() {
    return !closed && pending == 0;
  }

  /** Whether everything that can be given back without a person has been given back. */
  public boolean returned() {
    return closed && pending == 0 && restoring == 0 && stopped == 0 && started == 0;
  }

  /** Whether this speaks of something newer than {@code other} does. */
  public boolean after(KeeperReport other) {
    return number > other.number
        || (number == other.number && (look > other.look || (closed && !other.closed)));
  }
}
