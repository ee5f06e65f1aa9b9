package evenkeel.keeping.workflow;

import io.temporal.activity.ActivityInterface;

/**
 * The hands of one client's keeper, served on {@code client/<id>} by the holder of its lease. An
 * absent client is waited for, never failed.
 */
@ActivityInterface(namePrefix = "Keeper.")
public interface KeeperActivities {
  /**
   * Looks at the client's pace, heartbeating, until something is to be written or told; returns by
   * itself within 12 hours, then with nothing to do.
   */
  Found watch(String client);

  /** Writes in slices, heartbeating, until nothing more is to be written in this round. */
  Written write(String client);

  /** Tells every holder that has not heard it how far the client is; may be heard twice. */
  void tell(String client);

  /** Settles what waits for a person. A repetition finds nothing waiting and changes nothing. */
  Decided decide(String client, DecideOrder order);
}
