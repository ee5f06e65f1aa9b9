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
 */
public record Cause(
    @Nullable String hold,
    boolean unrecovered,
    int atRecovery,
    @Nullable JudgedReading lastReading,
    boolean quiet) {
  private static final int ENOUGH = 2;

  /**
   * The cause of an emergency about to open; an adopted one stays frozen until it has recovered.
   */
  static Cause of(Opening opening) {
    boolean unrecovered = opening.reading() != null || opening.adopted() != null;
    return new Cause(opening.hold(), unrecovered, 0, opening.reading(), false);
  }

  /** Whether anything speaks for a freeze. */
  public boolean stands() {
    return hold != null || unrecovered;
  }

  Cause heard(JudgedReading judged) {
    if (lastReading != null && judged.number() <= lastReading.number()) {
      return this;
    }
    int now = judged.atRecovery() ? atRecovery + 1 : 0;
    boolean bad = judged.level() == Level.EMERGENCY || (unrecovered && now < ENOUGH);
    return new Cause(hold, bad, now, judged, quiet);
  }

  Cause held(@Nullable String reason) {
    return new Cause(reason, unrecovered, atRecovery, lastReading, quiet);
  }

  Cause released() {
    return new Cause(null, false, 0, lastReading, true);
  }

  Cause quieted() {
    return new Cause(hold, unrecovered, atRecovery, lastReading, false);
  }

  /** What has come up since {@code asked} was refused is left standing. */
  Cause refused(Cause asked) {
    boolean relapsed =
        lastReading != null
            && lastReading.level() == Level.EMERGENCY
            && !lastReading.equals(asked.lastReading);
    String newHold = Objects.equals(hold, asked.hold) ? null : hold;
    return new Cause(newHold, relapsed, atRecovery, lastReading, quiet);
  }
}
