package evenkeel.worker.trackersite;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A site that answers by a script and keeps a diary of what it was asked. */
public final class ScriptedSite implements AutoCloseable {
  /** One request as the site saw it. */
  public record Asked(String target, String cookie, String userAgent) {}

  /** One way to answer. */
  @FunctionalInterface
  public interface Script {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Asked> diary = new CopyOnWriteArrayList<>();
  private volatile Script script;

  public ScriptedSite(Script script) {
    this.script = script;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Answers with a status, a text, and headers as name, value, name, value. */
  public static Script text(int status, String body, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** Promises more body than it sends, after these headers. */
  public static Script cut(String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      throw new IOException("cut by the script");
    };
  }

  public void now(Script next) {
    script = next;
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<Asked> diary() {
    return List.copyOf(diary);
  }

  public List<String> cookies() {
    return diary.stream().map(Asked::cookie).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    diary.add(
        new Asked(
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getOrDefault("Cookie", List.of("")).getFirst(),
            exchange.getRequestHeaders().getOrDefault("User-Agent", List.of("")).getFirst()));
    try (exchange) {
      script.answer(exchange);
    }
  }
}
