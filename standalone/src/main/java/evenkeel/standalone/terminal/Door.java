package evenkeel.standalone.terminal;

import evenkeel.standalone.supervisor.Home;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The API of a running Evenkeel: the one named by the environment, else that of the data folder.
 */
final class Door implements AutoCloseable {
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration ANSWERING = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECTING).build();
  private final URI address;
  private final String key;

  private Door(URI address, String key) {
    this.address = address;
    this.key = key;
  }

  /**
   * Finds it.
   *
   * @throws IllegalArgumentException if the environment names no address
   */
  static Door of(Path data, Map<String, String> environment) throws Unreachable {
    Optional<String> named = value(environment, "EVENKEEL_URL");
    URI address = named.isPresent() ? named(named.get()) : running(data);
    Optional<String> key = value(environment, "EVENKEEL_API_KEY");
    return new Door(address, key.isPresent() ? key.get() : keyIn(data));
  }

  Answer get(String path) throws Unreachable, InterruptedException {
    return send(HttpRequest.newBuilder(address.resolve(path)).GET());
  }

  Answer post(String path, String json) throws Unreachable, InterruptedException {
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /** As it stands in a path, whatever was typed. */
  static String escaped(String typed) {
    return URLEncoder.encode(typed, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private Answer send(HttpRequest.Builder request) throws Unreachable, InterruptedException {
    try {
      HttpResponse<String> answer =
          http.send(
              request.header("X-Api-Key", key).timeout(ANSWERING).build(), BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException away) {
      throw new Unreachable(
          "Evenkeel does not answer at %s (%s). ./evenkeel up starts it; if it was started just now, wait until it says that it is up."
              .formatted(address, away.getClass().getSimpleName()));
    }
  }

  private static URI named(String url) {
    URI address = URI.create(url);
    if (!("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
        || address.getHost() == null) {
      throw new IllegalArgumentException(
          "EVENKEEL_URL is '%s'; expected the API's address, such as http://127.0.0.1:14770"
              .formatted(url));
    }
    return address;
  }

  private static URI running(Path data) throws Unreachable {
    try {
      return Home.api(data)
          .orElseThrow(() ->
              new Unreachable(
                  "Evenkeel does not run on %s. ./evenkeel up starts it; --data DIR names another folder."
                      .formatted(data)));
    } catch (IOException unreadable) {
      throw new Unreachable("What runs on %s cannot be read: %s".formatted(data, unreadable));
    }
  }

  private static String keyIn(Path data) throws Unreachable {
    Path file = data.resolve("api-key");
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new Unreachable(
          "The API key cannot be read from %s; EVENKEEL_API_KEY names it, too.".formatted(file));
    }
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
