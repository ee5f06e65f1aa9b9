package evenkeel.account;

/**
 * A reading with what it means, judged with the thresholds of that moment.
 *
 * @param number its number in the ledger; grows with time
 * @param atRecovery whether the ratio is at or over the recovery level
 */
public record JudgedReading(long number, Reading reading, Level level, boolean atRecovery) {}
