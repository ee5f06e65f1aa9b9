package evenkeel.worker.trackersite.session;

import java.time.Duration;

/** How the session lets time pass. */
@FunctionalInterface
public interface Pause {
  void pass(Duration time) throws InterruptedException;
}
