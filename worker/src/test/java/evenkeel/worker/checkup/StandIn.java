package evenkeel.worker.checkup;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server that is not what it should be: it gives one answer to everything, or by path. */
final class StandIn implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  private final HttpServer server;
  private final String scheme;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private Map<String, String> bodies = Map.of();
  private int status = 200;
  private String body = "";
  private Map<String, String> headers = Map.of();

  private StandIn(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.createContext("/", this::answer);
    server.start();
  }

  static StandIn plain() {
    try {
      return new StandIn(HttpServer.create(loopback(), 0), "http");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With a certificate that nobody has signed. */
  static StandIn withTls(Path folder) {
    try {
      HttpsServer server = HttpsServer.create(loopback(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(context(folder)));
      return new StandIn(server, "https");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static SSLContext context(Path folder) throws IOException, GeneralSecurityException {
    Path file = folder.resolve("stand-in.p12");
    make(file);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(file)) {
      keys.load(stream, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void make(Path file) throws IOException {
    String options =
        "-genkeypair -keyalg EC -alias it -dname CN=harbour -ext san=ip:127.0.0.1"
            + " -storetype PKCS12 -storepass "
            + PASSWORD
            + " -keystore";
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(options.split(" ")));
    command.add(file.toString());
    Process made = new ProcessBuilder(command).redirectErrorStream(true).start();
    made.getInputStream().readAllBytes();
  }

  /** To everything from now on. */
  StandIn answers(int now, String text, Map<String, String> with) {
    status = now;
    body = text;
    headers = with;
    return this;
  }

  /** Bodies by what a path ends in, status 200; everything else as before. */
  StandIn answers(Map<String, String> byPath) {
    bodies = byPath;
    return this;
  }

  List<String> asked() {
    return asked;
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI address() {
    return URI.create(scheme + "://127.0.0.1:" + port());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      asked.add(path);
      exchange.getRequestBody().readAllBytes();
      String known =
          bodies.entrySet().stream()
              .filter(one -> path.endsWith(one.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(null);
      headers.forEach(exchange.getResponseHeaders()::add);
      byte[] bytes = (known == null ? body : known).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(
          known == null ? status : 200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
