package evenkeel.worker.qbittorrent;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between a client and a real qBittorrent, and spoils the next call of a path as told. */
final class FaultyRelay implements AutoCloseable {
  /** What becomes of one call. */
  enum Fault {
    /** The server does it, the answer gets lost. */
    LOSE_ANSWER,
    /** The server does it, half of the answer arrives. */
    CUT_ANSWER,
    /** Something else answers. */
    GARBAGE,
    /** The request reaches the server only after {@link #release}; nothing is answered before. */
    HOLD
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI real;
  private final Map<String, Fault> faults = new ConcurrentHashMap<>();
  private final List<String> answered = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch held = new CountDownLatch(1);

  FaultyRelay(String real) throws IOException {
    this.real = URI.create(real);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::relay);
    server.setExecutor(threads);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Spoils the next call of this path, without {@code /api/v2/}. */
  void spoils(String path, Fault fault) {
    held = new CountDownLatch(1);
    faults.put(path, fault);
  }

  /** Lets through what is held. */
  void release() {
    held.countDown();
  }

  /** What the real server answered, as {@code path status}, in this order. */
  List<String> answered() {
    return answered;
  }

  @Override
  public void close() {
    held.countDown();
    server.stop(0);
    threads.shutdownNow();
    http.shutdownNow();
  }

  private void relay(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath().replace("/api/v2/", "");
    var fault = faults.remove(path);
    try (exchange) {
      if (fault == null) {
        pass(exchange, ask(exchange, path), 1);
      } else {
        spoil(exchange, path, fault);
      }
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  private void spoil(HttpExchange exchange, String path, Fault fault)
      throws IOException, InterruptedException {
    switch (fault) {
      case LOSE_ANSWER -> ask(exchange, path);
      case CUT_ANSWER -> pass(exchange, ask(exchange, path), 2);
      case GARBAGE -> {
        var page = "<html>welcome</html>".getBytes(UTF_8);
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
      }
      case HOLD -> {
        held.await();
        ask(exchange, path);
      }
    }
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange, String path)
      throws IOException, InterruptedException {
    var body = BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes());
    var request =
        HttpRequest.newBuilder(real.resolve(exchange.getRequestURI()))
            .version(HttpClient.Version.HTTP_1_1)
            .method(exchange.getRequestMethod(), body);
    for (var name : List.of("Cookie", "Content-type")) {
      exchange
          .getRequestHeaders()
          .getOrDefault(name, List.of())
          .forEach(v -> request.header(name, v));
    }
    var answer = http.send(request.build(), BodyHandlers.ofByteArray());
    answered.add(path + " " + answer.statusCode());
    return answer;
  }

  private static void pass(HttpExchange exchange, HttpResponse<byte[]> answer, int part)
      throws IOException {
    answer
        .headers()
        .allValues("set-cookie")
        .forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie));
    var body = answer.body();
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body, 0, body.length / part);
    exchange.getResponseBody().flush();
  }
}
