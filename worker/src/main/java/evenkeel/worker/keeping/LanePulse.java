package evenkeel.worker.keeping;

import evenkeel.worker.keeping.look.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Lives as long as its passage through the lane, and shows it to {@code heard}. */
final class LanePulse implements Pulse {
  /** An order is to be noticed at once; asking for it costs a fifth of a millisecond. */
  private static final Duration STEP = Duration.ofMillis(200);

  private final Lane.Passage passage;
  private final Consumer<String> heard;
  private final InstantSource clock;

  LanePulse(Lane.Passage passage, Consumer<String> heard, InstantSource clock) {
    this.passage = passage;
    this.heard = heard;
    this.clock = clock;
  }

  @Override
  public void beat(String doing) {
    passage.require();
    heard.accept(doing);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void pause(Duration time, String doing, BooleanSupplier reason) {
    Instant end = clock.instant().plus(time);
    beat(doing);
    for (Duration left = time; left.isPositive(); left = Duration.between(clock.instant(), end)) {
      passage.rest(left.compareTo(STEP) < 0 ? left : STEP);
      beat(doing);
      if (reason.getAsBoolean()) {
        return;
      }
    }
  }
}
