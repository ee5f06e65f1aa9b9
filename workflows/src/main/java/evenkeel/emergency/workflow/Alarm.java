package evenkeel.emergency.workflow;

import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A timer for a moment, set anew only when that moment changes. */
final class Alarm {
  private @Nullable Instant due;
  private @Nullable Promise<Void> timer;

  void setTo(@Nullable Instant moment) {
    if (moment != null && !moment.equals(due)) {
      Duration ahead = Duration.between(now(), moment);
      timer = Workflow.newTimer(ahead.isNegative() ? Duration.ZERO : ahead);
    }
    if (moment == null) {
      timer = null;
    }
    due = moment;
  }

  boolean rang() {
    return timer != null && timer.isCompleted();
  }

  static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  /** Does not ring again for its moment; tells the present, which has reached that moment. */
  Instant off() {
    timer = null;
    Instant now = now();
    return due != null && due.isAfter(now) ? due : now;
  }
}
