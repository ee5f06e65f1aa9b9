package evenkeel.simulator.proxy;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A request as it reached the proxy.
 *
 * @param target path and query as they were written
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
public record ProxyRequest(
    String method, String target, Map<String, List<String>> headers, byte[] body) {
  private static final Set<String> OWN = Set.of("host", "connection", "content-length", "expect");

  static ProxyRequest read(HttpExchange exchange) throws IOException {
    return new ProxyRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        Map.copyOf(exchange.getRequestHeaders()),
        exchange.getRequestBody().readAllBytes());
  }

  /** The path without the query. */
  public String path() {
    return target.split("\\?", 2)[0];
  }

  /** The body as text, such as a form. */
  public String form() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The request as the upstream server shall get it. */
  byte[] wire(String host) {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    head.append("Host: ").append(host).append("\r\nConnection: close\r\n");
    headers.forEach((name, values) -> {
      if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
        values.forEach(value -> head.append(name).append(": ").append(value).append("\r\n"));
      }
    });
    if (body.length > 0 || method.equals("POST")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    wire.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    wire.writeBytes(body);
    return wire.toByteArray();
  }
}
