package evenkeel.emergency.workflow;

import evenkeel.emergency.Notice;
import evenkeel.emergency.Opening;
import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/**
 * What an emergency has done for it. Whatever concerns its row begins with "is my row open?": what
 * was restored without Temporal is not frozen again.
 */
@ActivityInterface(namePrefix = "Emergency.")
public interface EmergencyActivities {
  /**
   * Opens the account's row, or joins or adopts the one that is open. An opening reading opens once
   * for ever; an order opens once per activity, however often that is tried, and in spite of quiet.
   */
  Opened open(Opening opening);

  /**
   * Whether the row is open, what it takes to recover as of the last readings, and whether by them
   * it has.
   */
  Standing standing(String account, long number);

  /**
   * Writes down in the row who holds it, null = nobody does any more; tells whether it was open.
   */
  boolean hold(String account, long number, @Nullable String reason);

  /**
   * Gives back what the buffer bears, the smallest first, and what costs nothing; from here on the
   * row claims nothing more, and is closed when nothing waits. Told twice, it never gives back more
   * than the buffer bears; once the newest reading speaks of an emergency it changes nothing.
   */
  GivenBack giveBack(String account, long number, String why);

  /** Closes the row: from here on nothing is claimed by it and everything is given back. */
  Closed close(String account, long number, String why);

  /** Lets readings open nothing until that has been outlived. */
  void quiet(String account, String why);

  /** Tells the operator; an occasion told before is not told again. */
  void tell(Notice notice);
}
