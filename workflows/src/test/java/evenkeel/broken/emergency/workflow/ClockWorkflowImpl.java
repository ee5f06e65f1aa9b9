package evenkeel.broken.emergency.workflow;

import java.time.Instant;
import java.util.UUID;

/** Reads clock and chance on purpose, so that the rule is seen to fail. */
public class ClockWorkflowImpl {
  String read() {
    return Instant.now() + UUID.randomUUID().toString();
  }
}
