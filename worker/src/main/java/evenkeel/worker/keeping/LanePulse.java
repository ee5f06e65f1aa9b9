package evenkeel.worker.keeping;

import evenkeel.worker.keeping.look.Pulse;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Lives as long as its passage through the lane, and shows it to {@code heard}. */
final class LanePulse implements Pulse {
  /** An order is to be noticed at once; asking for it costs a fifth of a millisecond. */
  private static final Duration STEP = Duration.ofMillis(200);

  private final Lane.Passage passage;
  private final Consumer<String> heard;
  private final LongSupplier nanos;
  private volatile String doing = "beginning";

  /**
   * @param nanos a clock that nobody sets
   */
  LanePulse(Lane.Passage passage, Consumer<String> heard, LongSupplier nanos) {
    this.passage = passage;
    this.heard = heard;
    this.nanos = nanos;
  }

  /** Shows so often that the passage lives, whatever it is busy with, until it is left. */
  Thread beatEvery(Duration time) {
    return passage.whileIn(time, this::beatAgain);
  }

  /** What ends the attempt is met by its own next beat, too. */
  private boolean beatAgain() {
    try {
      heard.accept(doing);
      return true;
    } catch (ActivityCompletionException ended) {
      return false;
    }
  }

  @Override
  public void beat(String doing) {
    passage.require();
    this.doing = doing;
    heard.accept(doing);
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(nanos.getAsLong());
  }

  @Override
  public void pause(Duration time, String doing, BooleanSupplier reason) {
    Instant end = now().plus(time);
    beat(doing);
    for (Duration left = time; left.isPositive(); left = Duration.between(now(), end)) {
      passage.rest(left.compareTo(STEP) < 0 ? left : STEP);
      beat(doing);
      if (reason.getAsBoolean()) {
        return;
      }
    }
  }
}
