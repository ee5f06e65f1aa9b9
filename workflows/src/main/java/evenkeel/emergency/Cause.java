package evenkeel.emergency;

import evenkeel.account.JudgedReading;
import evenkeel.account.Level;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for and against a freeze. A reading counts once, and never after a newer one.
 *
 * @param hold reason of an operator who holds the freeze; null without hold
 * @param unrecovered whether a reading spoke of an emergency and has not been outweighed since
 * @param atRecovery readings at recovery in a row
 * @param lastReading the last reading heard; null before the first
 * @param quiet whether an operator's release is still to be carried out
 * @param judged whether recovery is judged by what the ledger knows of all readings; false in
 *     stories from before that, which count two readings themselves
 */
public record Cause(
    @Nullable String hold,
    boolean unrecovered,
    int atRecovery,
    @Nullable JudgedReading lastReading,
    boolean quiet,
    boolean judged) {
  private static final int ENOUGH = 2;

  /** The cause of an emergency about to open; an adopted row tells more once it is found. */
  static Cause of(Opening opening) {
    boolean unrecovered = opening.reading() != null || opening.adopted() != null;
    return new Cause(opening.hold(), unrecovered, 0, opening.reading(), false, true);
  }

  /** Who held a row that was found holds it on, unless an operator has spoken since. */
  Cause foundHeld(@Nullable String rowHold, Cause asked) {
    boolean spoken = asked.hold != null || hold != null || quiet;
    return spoken ? this : held(rowHold);
  }

  /**
   * Readings speak for a row that was found if they did before, or if the last one heard does.
   *
   * @param before null = nothing is known of it
   */
  Cause found(@Nullable Boolean before) {
    if (before == null) {
      return this;
    }
    boolean speak = !quiet && (before || relapsed(0));
    return new Cause(hold, speak, atRecovery, lastReading, quiet, judged);
  }

  /** Whether anything speaks for a freeze. */
  public boolean stands() {
    return hold != null || unrecovered;
  }

  Cause heard(JudgedReading heard) {
    if (heard.number() <= lastNumber()) {
      return this;
    }
    int inARow = heard.atRecovery() ? atRecovery + (judged ? 0 : 1) : 0;
    boolean bad = heard.level() == Level.EMERGENCY || (unrecovered && (judged || inARow < ENOUGH));
    return new Cause(hold, bad, inARow, heard, quiet, judged);
  }

  /** What the ledger knows of the readings up to this one. */
  Cause judged(Recovery recovery, boolean recovered) {
    return new Cause(hold, unrecovered && !recovered, recovery.inARow(), lastReading, quiet, true);
  }

  Cause held(@Nullable String reason) {
    return new Cause(reason, unrecovered, atRecovery, lastReading, quiet, judged);
  }

  /** Nothing speaks for it any more, by a person's word or since it is being given back already. */
  Cause overcome() {
    return new Cause(null, false, atRecovery, lastReading, quiet, judged);
  }

  Cause released() {
    return new Cause(null, false, 0, lastReading, true, judged);
  }

  Cause quieted() {
    return new Cause(hold, unrecovered, atRecovery, lastReading, false, judged);
  }

  /** What has come up since {@code asked} was refused is left standing. */
  Cause refused(Cause asked) {
    boolean relapsed = relapsed(asked.lastNumber());
    String newHold = Objects.equals(hold, asked.hold) ? null : hold;
    return new Cause(newHold, relapsed, atRecovery, lastReading, quiet, judged);
  }

  /** Only what has come up after that reading, or by an order, is left standing. */
  Cause since(long reading) {
    return new Cause(hold, relapsed(reading), atRecovery, lastReading, quiet, judged);
  }

  private boolean relapsed(long after) {
    return lastReading != null
        && lastReading.level() == Level.EMERGENCY
        && lastReading.number() > after;
  }

  /** Number of the last reading heard; 0 before the first. */
  long lastNumber() {
    return lastReading == null ? 0 : lastReading.number();
  }
}
