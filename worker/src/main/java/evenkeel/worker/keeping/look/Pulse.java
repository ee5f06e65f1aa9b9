package evenkeel.worker.keeping.look;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * How a long piece of work shows that it lives, and learns that it should end. Both methods throw
 * when the work is no longer wanted.
 */
public interface Pulse {

  /** Says what is being done, in words for a person. */
  void beat(String doing);

  /** The time in which it waits. */
  default Instant now() {
    return Instant.now();
  }

  /** Waits for that time, beating; ends early once there is reason to. */
  void pause(Duration time, String doing, BooleanSupplier reason);
}
