package evenkeel.worker.qbittorrent.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import evenkeel.settings.ClientLogin;
import evenkeel.settings.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A client that answers from a script, for versions that are not at hand; it notes what it is
 * asked.
 */
public final class ScriptedClient implements AutoCloseable {
  private final Map<String, Deque<Answer>> script = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private boolean asksForALogin;
  private ClientLogin login = new ClientLogin.Password("keeper", new Secret("tide"));

  /** One answer. */
  public record Answer(int status, String body, Map<String, String> headers) {
    public Answer(int status, String body) {
      this(status, body, Map.of());
    }
  }

  /**
   * One request: what follows {@code /api/v2/}, cookie, form or query.
   *
   * @param authorization the header of that name
   */
  public record Asked(
      String path, @Nullable String cookie, @Nullable String authorization, String form) {
    @Nullable String shown() {
      return cookie == null ? authorization : cookie;
    }
  }

  public ScriptedClient() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** The answers to one path, in this order; the last one again and again. */
  public ScriptedClient answers(String path, Answer... answers) {
    script.put(path, new ArrayDeque<>(Arrays.asList(answers)));
    return this;
  }

  /** Whether it refuses, without a look at the script, what comes without a session. */
  public ScriptedClient asksForALogin(boolean asks) {
    asksForALogin = asks;
    return this;
  }

  /** How {@link #address} says that one logs in; by name and password unless told. */
  public ScriptedClient letsIn(ClientLogin by) {
    login = by;
    return this;
  }

  public List<Asked> asked() {
    return asked;
  }

  public List<String> paths() {
    return asked.stream().map(Asked::path).toList();
  }

  public ClientAddress address() {
    var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/under/a/path/");
    return new ClientAddress("home", url, login, Duration.ofSeconds(20));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath().replace("/under/a/path/api/v2/", "");
    var form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
    var headers = exchange.getRequestHeaders();
    asked.add(
        new Asked(
            path, headers.getFirst("Cookie"), headers.getFirst("Authorization"), form + query));
    var refused = asksForALogin && !path.equals("auth/login") && asked.getLast().shown() == null;
    var answer = refused ? new Answer(403, "Forbidden") : next(path);
    answer.headers().forEach(exchange.getResponseHeaders()::add);
    var body = answer.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Answer next(String path) {
    var answers =
        script.getOrDefault(path, new ArrayDeque<>(List.of(new Answer(404, "Not Found"))));
    return answers.size() > 1 ? answers.remove() : Objects.requireNonNull(answers.peek());
  }
}
