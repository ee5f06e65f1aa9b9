package evenkeel.simulator.program;

import com.sun.net.httpserver.HttpExchange;
import evenkeel.simulator.http.Answer;
import evenkeel.simulator.http.LoopbackServer;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Serves named acts over loopback HTTP: JSON object in, JSON out. */
final class ControlServer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, Function<Order, Object>> acts;
  private final LoopbackServer server = new LoopbackServer("127.0.0.1", this::handle);

  /** The acts by method and path, such as {@code POST /site/user}. */
  ControlServer(Map<String, Function<Order, Object>> acts) {
    this.acts = new TreeMap<>(acts);
  }

  String url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String act = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    answer(act, exchange.getRequestBody().readAllBytes()).sendTo(exchange);
  }

  private Answer answer(String act, byte[] body) {
    Function<Order, Object> known = acts.get(act);
    if (known == null) {
      return refusal(404, act + " is unknown; known are " + acts.keySet());
    }
    try {
      Order order = new Order(JSON.readTree(body.length == 0 ? new byte[] {'{', '}'} : body));
      return Answer.json(200, JSON.writeValueAsString(known.apply(order)));
    } catch (JacksonException broken) {
      return refusal(400, "the body is no JSON: " + broken.getOriginalMessage());
    } catch (IllegalArgumentException wrong) {
      return refusal(400, String.valueOf(wrong.getMessage()));
    } catch (IllegalStateException refused) {
      return refusal(409, String.valueOf(refused.getMessage()));
    }
  }

  private static Answer refusal(int status, String sentence) {
    return Answer.json(status, JSON.writeValueAsString(Map.of("error", sentence)));
  }
}
