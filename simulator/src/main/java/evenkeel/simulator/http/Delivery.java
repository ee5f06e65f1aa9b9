package evenkeel.simulator.http;

import java.time.Duration;

/** How an answer travels to the one who asked. */
public sealed interface Delivery {

  /** At once and complete. */
  record Whole() implements Delivery {}

  /** Complete, but nothing of it before the delay is over. */
  record Late(Duration delay) implements Delivery {}

  /** Head and half of the body at once, the rest when the delay is over. */
  record Trickled(Duration delay) implements Delivery {}

  /** The connection ends in the middle of the declared length. */
  record Cut() implements Delivery {}

  /** The connection ends without any answer. */
  record Lost() implements Delivery {}
}
