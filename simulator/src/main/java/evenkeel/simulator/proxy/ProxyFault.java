package evenkeel.simulator.proxy;

import evenkeel.simulator.http.Answer;
import evenkeel.simulator.http.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What the proxy does with a request instead of passing it through. */
@FunctionalInterface
public interface ProxyFault {

  /** A step that delivers the request to the server, exactly once, and has its answer. */
  @FunctionalInterface
  interface Passing {
    Answer pass() throws IOException;
  }

  /** What to answer; may or may not deliver the request. */
  Answer meet(Passing passing) throws IOException;

  /** Delivers, then ends the connection without an answer. */
  static ProxyFault loseAnswer() {
    return passing -> passing.pass().by(new Delivery.Lost());
  }

  /** Ends the connection; the server never hears of it. */
  static ProxyFault refuse() {
    return passing -> Answer.html(502, "").by(new Delivery.Lost());
  }

  /** Answers in the server's place; the server never hears of it. */
  static ProxyFault answer(int status, String body) {
    return passing -> Answer.of(status, "text/plain", body.getBytes(StandardCharsets.UTF_8));
  }

  /** Delivers, then answers 200 with what is no JSON. */
  static ProxyFault garbage() {
    return passing -> Answer.json(passing.pass().status(), "{\"rid\":1,,<html>");
  }

  /** Delivers, then sends half of the answer's body and ends the connection. */
  static ProxyFault cutBody() {
    return passing -> passing.pass().by(new Delivery.Cut());
  }

  /** Delivers, then sends the second half of the body after the delay. */
  static ProxyFault slowBody(Duration delay) {
    return passing -> passing.pass().by(new Delivery.Trickled(delay));
  }

  /** Delivers at once, then keeps the answer back for the delay. */
  static ProxyFault lateAnswer(Duration delay) {
    return passing -> passing.pass().by(new Delivery.Late(delay));
  }
}
