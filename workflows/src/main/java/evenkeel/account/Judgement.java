package evenkeel.account;

import org.jspecify.annotations.Nullable;

/**
 * What a reading means.
 *
 * @param atRecovery whether the ratio, booked and projected, is at or over the recovery level
 * @param projected whether the level follows from the projected ratio alone
 * @param projection what the site had not booked yet; null where it was not looked for
 */
public record Judgement(
    Level level, boolean atRecovery, boolean projected, @Nullable Projection projection) {

  /** One that goes by what the site has booked. */
  public Judgement(Level level, boolean atRecovery) {
    this(level, atRecovery, false, null);
  }
}
