package evenkeel.worker.keeping.look;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The pulse of a keeper that does what there is to do now, and waits for nothing. */
public final class SingleRound implements Pulse {
  @Override
  public void beat(String doing) {}

  @Override
  public void pause(Duration time, String doing, BooleanSupplier reason) {
    throw new IllegalStateException("nothing waits in a round");
  }
}
