package evenkeel.bench.client;

import evenkeel.simulator.qbittorrent.RealQbittorrent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** The least that it takes to call a qBittorrent: one login, one connection, answers as text. */
public final class BareClient implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final String cookie;

  public BareClient(RealQbittorrent server) {
    url = server.url();
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(at("auth/login")),
            Map.of("username", server.username(), "password", server.password()));
    cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  /** What {@code sync/maindata} answers. */
  public String maindata(int rid) {
    return call("sync/maindata", Map.of("rid", Integer.toString(rid)));
  }

  /** Posts a form; the answer's text. */
  public String call(String path, Map<String, String> form) {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(at(path)).header("Cookie", cookie), form);
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(path + " was answered with " + answer.statusCode());
    }
    return answer.body();
  }

  private HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    request
        .timeout(TIMEOUT)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private URI at(String path) {
    return URI.create(url + "/api/v2/" + path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    call("auth/logout", Map.of());
    http.close();
  }
}
