package evenkeel.account;

import org.jspecify.annotations.Nullable;

/**
 * A reading with what it means, judged with the thresholds of that moment.
 *
 * @param number its number in the ledger; grows with time
 * @param atRecovery whether the ratio, booked and projected, is at or over the recovery level
 * @param projected whether the level follows from the projected ratio alone
 * @param projection what the site had not booked yet; null where it was not looked for
 */
public record JudgedReading(
    long number,
    Reading reading,
    Level level,
    boolean atRecovery,
    boolean projected,
    @Nullable Projection projection) {

  /** One that goes by what the site has booked. */
  public JudgedReading(long number, Reading reading, Level level, boolean atRecovery) {
    this(number, reading, level, atRecovery, false, null);
  }
}
