package evenkeel.worker.notify;

import com.sun.net.httpserver.HttpExchange;
import evenkeel.simulator.http.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A receiver of notices that remembers what came, and answers as it is told. */
final class Receiver implements AutoCloseable {
  static final int NO_ANSWER = -1;

  private final Queue<Integer> answers = new ArrayDeque<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final LoopbackServer server = new LoopbackServer("127.0.0.1", this::receive);
  private @Nullable String retryAfter;

  record Request(String path, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, List.of("none")).getFirst();
    }

    String id() {
      return header("Evenkeel-notice");
    }
  }

  String url() {
    return server.url() + "/hooks/not-for-the-log";
  }

  List<Request> requests() {
    return requests;
  }

  /** The next answers; then 204. */
  void answers(Integer... statuses) {
    answers.addAll(List.of(statuses));
  }

  void asksForPatience(String header) {
    retryAfter = header;
  }

  private synchronized void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        new Request(
            exchange.getRequestURI().getPath(), Map.copyOf(exchange.getRequestHeaders()), body));
    Integer next = answers.poll();
    int status = next == null ? 204 : next;
    if (retryAfter != null) {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
    }
    if (status != NO_ANSWER) {
      exchange.sendResponseHeaders(status, -1);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.close();
  }
}
