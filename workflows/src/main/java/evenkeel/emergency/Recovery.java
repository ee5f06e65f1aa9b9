package evenkeel.emergency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the readings say of the end of an emergency, and what else it waits for.
 *
 * @param inARow readings at recovery in a row, far enough apart to count
 * @param enough whether the ratio has recovered by them
 * @param notBefore it stays frozen until then at least
 * @param asksUntil until then it ends by order alone, since emergencies have begun too often in a
 *     day; null = it may end by itself
 */
public record Recovery(int inARow, boolean enough, Instant notBefore, @Nullable Instant asksUntil) {

  /** Whether it ends by itself. */
  boolean endsAt(Instant now) {
    return enough && asksUntil == null && !now.isBefore(notBefore);
  }
}
