package evenkeel.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a server answers, and how that travels. */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
public record Answer(
    int status, List<Map.Entry<String, String>> headers, byte[] body, Delivery delivery) {

  /** A whole answer of some content type. */
  public static Answer of(int status, String contentType, byte[] body) {
    return new Answer(
        status, List.of(Map.entry("Content-Type", contentType)), body, new Delivery.Whole());
  }

  public static Answer json(int status, String body) {
    return of(status, "application/json; charset=utf-8", utf8(body));
  }

  public static Answer html(int status, String body) {
    return of(status, "text/html; charset=utf-8", utf8(body));
  }

  /** The same answer with one more header. */
  public Answer with(String header, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(header, value));
    return new Answer(status, List.copyOf(more), body, delivery);
  }

  /** The same answer, travelling in another way. */
  public Answer by(Delivery way) {
    return new Answer(status, headers, body, way);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Sends it as its delivery says and ends the exchange. */
  public void sendTo(HttpExchange exchange) throws IOException {
    sendTo(exchange, () -> {});
  }

  /** As above; {@code ending} runs when the asker can first know that the answer is over. */
  public void sendTo(HttpExchange exchange, Runnable ending) throws IOException {
    try (exchange) {
      switch (delivery) {
        case Delivery.Whole() -> send(exchange, body.length, ending);
        case Delivery.Late(Duration delay) -> {
          pause(delay);
          send(exchange, body.length, ending);
        }
        case Delivery.Trickled(Duration delay) -> trickle(exchange, delay, ending);
        case Delivery.Cut() -> send(exchange, body.length / 2, ending);
        case Delivery.Lost() -> ending.run();
      }
    }
  }

  private void send(HttpExchange exchange, int length, Runnable ending) throws IOException {
    ending.run();
    OutputStream out = head(exchange);
    out.write(body, 0, length);
    out.flush();
  }

  private void trickle(HttpExchange exchange, Duration delay, Runnable ending) throws IOException {
    OutputStream out = head(exchange);
    out.write(body, 0, body.length / 2);
    out.flush();
    pause(delay);
    ending.run();
    out.write(body, body.length / 2, body.length - body.length / 2);
  }

  private OutputStream head(HttpExchange exchange) throws IOException {
    headers.forEach(
        header -> exchange.getResponseHeaders().add(header.getKey(), header.getValue()));
    boolean bodiless =
        body.length == 0 || status == 204 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
    return bodiless ? OutputStream.nullOutputStream() : exchange.getResponseBody();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void pause(Duration delay) {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }
}
