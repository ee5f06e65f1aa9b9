package evenkeel.api.broken;

import io.temporal.worker.WorkerFactory;

/** Does a worker's work at the door. */
public final class WorkingController {
  boolean working(WorkerFactory factory) {
    return factory.isStarted();
  }
}
