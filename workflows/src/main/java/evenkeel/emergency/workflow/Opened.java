package evenkeel.emergency.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of opening an emergency's row.
 *
 * @param row the open row; null when refused
 * @param reason why it was refused, in a sentence; null otherwise
 */
public record Opened(Result result, @Nullable Row row, @Nullable String reason) {

  public static Opened refused(String reason) {
    return new Opened(Result.REFUSED, null, reason);
  }

  /** How the row was found. */
  public enum Result {
    OPENED,
    /** A row was open already, of this very request or of a story that was lost. */
    JOINED,
    ADOPTED,
    /** Quiet after a release order, the reading had its emergency, or the row is closed. */
    REFUSED
  }

  /**
   * The row by which an emergency holds its claims.
   *
   * @param number grows with every row of the account
   * @param clients ids of the clients that are to be frozen
   * @param reminder time between two reminders
   * @param hold the operator's reason, if the row found was opened by an order; null otherwise
   * @param returning null unless the row found is being given back
   * @param unrecovered whether readings speak for the row found; null for one that was opened just
   *     now, of which the story knows itself
   */
  public record Row(
      long number,
      Instant openedAt,
      Set<String> clients,
      Duration reminder,
      @Nullable String hold,
      @Nullable Returning returning,
      @Nullable Boolean unrecovered) {}

  /**
   * A row that is being given back, as far as the buffer bears.
   *
   * @param asOf number of the last reading by which something was given back
   */
  public record Returning(String why, long asOf) {}
}
