package evenkeel.worker.notify;

import java.time.Duration;

/** What one attempt to deliver came to. */
sealed interface Outcome {

  /** The receiver has it. */
  record Accepted() implements Outcome {}

  /** The receiver does not want this one. */
  record Refused(String why) implements Outcome {}

  /**
   * It may or may not have arrived.
   *
   * @param pause what the receiver asked for
   */
  record Passing(String why, Duration pause) implements Outcome {}
}
