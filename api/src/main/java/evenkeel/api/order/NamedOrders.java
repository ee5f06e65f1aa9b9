package evenkeel.api.order;

import evenkeel.api.order.OrderKeys.Answered;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives an order that came with a key once, and its answer as often as it is asked for. Whoever
 * comes while it is under way, or after a crash, joins it at Temporal, which knows it by the same
 * key.
 */
public final class NamedOrders {
  private final OrderKeys keys;
  private final JsonMapper json;

  public NamedOrders(OrderKeys keys, JsonMapper json) {
    this.keys = keys;
    this.json = json;
  }

  /** The answer to an order, which is given under that id or, without a key, any. */
  public ResponseEntity<?> answer(
      Optional<OrderKey> key, Function<Optional<String>, ResponseEntity<?>> order) {
    return key.isPresent() ? once(key.get(), order) : order.apply(Optional.empty());
  }

  private ResponseEntity<?> once(
      OrderKey key, Function<Optional<String>, ResponseEntity<?>> order) {
    Optional<Answered> before = keys.take(key);
    if (before.isPresent()) {
      return again(before.get());
    }
    try {
      ResponseEntity<?> answer = order.apply(Optional.of(key.updateId()));
      keep(key, answer);
      return answer;
    } catch (ErrorResponseException refused) {
      if (refused.getStatusCode().isSameCodeAs(HttpStatus.CONFLICT)) {
        keep(key, ResponseEntity.status(HttpStatus.CONFLICT).body(refused.getBody()));
      }
      throw refused;
    }
  }

  private void keep(OrderKey key, ResponseEntity<?> answer) {
    keys.answered(
        key,
        new Answered(
            answer.getStatusCode().value(),
            answer.getHeaders().getLocation(),
            json.writeValueAsString(answer.getBody())));
  }

  private ResponseEntity<?> again(Answered before) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(before.status());
    if (before.status() >= HttpStatus.BAD_REQUEST.value()) {
      return answer
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(json.readValue(before.body(), ProblemDetail.class));
    }
    if (before.location() != null) {
      answer.location(before.location());
    }
    return answer.contentType(MediaType.APPLICATION_JSON).body(before.body());
  }
}
