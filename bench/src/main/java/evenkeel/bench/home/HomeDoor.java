package evenkeel.bench.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** Evenkeel's API, to order by. */
public final class HomeDoor {
  private static final String ACCOUNT = "/api/accounts/" + HomeSettings.ACCOUNT + "/";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI api;
  private final String key;

  HomeDoor(URI api, Path data) throws IOException {
    this.api = api;
    key = Files.readString(data.resolve("api-key")).strip();
  }

  /** Orders a freeze, aside: the answer may come when all of it has long happened. */
  public void freeze() {
    order("freeze", "{\"reason\": \"benchmark\"}");
  }

  /** Ends it, aside. */
  public void handBack() {
    order("hand-back", "{}");
  }

  private void order(String order, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve(ACCOUNT + order))
            .header("X-Api-Key", key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    Thread.startVirtualThread(() -> send(request));
  }

  /** A refusal ends up on standard error; what waits for the order then waits in vain. */
  private void send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
