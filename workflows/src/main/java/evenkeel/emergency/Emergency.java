package evenkeel.emergency;

import evenkeel.account.Forecast;
import evenkeel.account.JudgedReading;
import evenkeel.keeping.KeeperReport;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An emergency as it stands: the story's input, state, answer to queries and result.
 *
 * @param number number of the row it holds its claims by; 0 until the row is open
 * @param hold reason of an operator who holds the freeze; null without hold
 * @param atRecovery readings at recovery in a row
 * @param lastReading the last reading heard; null before the first
 * @param clients last report of each client, by client id
 * @param reminderDue when the operator is reminded next
 * @param ending why it releases; null until it does
 */
public record Emergency(
    Opening opening,
    long number,
    Phase phase,
    @Nullable String hold,
    int atRecovery,
    @Nullable JudgedReading lastReading,
    @Nullable Forecast forecast,
    Map<String, KeeperReport> clients,
    @Nullable Instant openedAt,
    @Nullable Instant reminderDue,
    @Nullable String ending) {

  /** An emergency about to open. */
  public static Emergency opening(Opening opening) {
    return new Emergency(
        opening,
        0,
        Phase.FREEZING,
        opening.hold(),
        0,
        opening.reading(),
        null,
        Map.of(),
        null,
        null,
        null);
  }

  public String account() {
    return opening.account();
  }
}
