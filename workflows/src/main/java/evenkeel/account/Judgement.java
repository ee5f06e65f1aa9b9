package evenkeel.account;

/**
 * What a reading means.
 *
 * @param atRecovery whether the ratio is at or over the recovery level
 */
public record Judgement(Level level, boolean atRecovery) {}
