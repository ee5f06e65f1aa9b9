package evenkeel.simulator.qbittorrent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** A login at qBittorrent's web page: logs in when it must, once per refusal. */
final class WebSession implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String url;
  private final Form login;
  private String cookie = "";

  WebSession(String url, String username, String password) {
    this.url = url;
    this.login = Form.of(Map.of("username", username, "password", password));
  }

  /** Posts the form to an action such as {@code torrents/stop}; the answer's text. */
  synchronized String post(String action, Form form) {
    if (cookie.isEmpty()) {
      logIn();
    }
    HttpResponse<String> answer = send(action, form);
    if (answer.statusCode() == 403) {
      logIn();
      answer = send(action, form);
    }
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          action + " was answered with " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() {
    http.close();
  }

  private void logIn() {
    cookie = "";
    HttpResponse<String> answer = send("auth/login", login);
    cookie =
        answer
            .headers()
            .firstValue("Set-Cookie")
            .map(header -> header.split(";", 2)[0])
            .orElseThrow(() -> new IllegalStateException("login refused: " + answer.body()));
  }

  private HttpResponse<String> send(String action, Form form) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + "/api/v2/" + action))
            .timeout(TIMEOUT)
            .header("Content-Type", form.contentType())
            .POST(HttpRequest.BodyPublishers.ofByteArray(form.body()));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new UncheckedIOException(action, broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
