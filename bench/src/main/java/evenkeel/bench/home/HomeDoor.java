package evenkeel.bench.home;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

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

  /** Orders a freeze; the answer may come when all of it has long happened. */
  public CompletableFuture<Void> freeze() {
    return order("freeze", "{\"reason\": \"benchmark\"}");
  }

  /** Ends it. */
  public CompletableFuture<Void> handBack() {
    return order("hand-back", "{}");
  }

  private CompletableFuture<Void> order(String order, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve(ACCOUNT + order))
            .header("X-Api-Key", key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.sendAsync(request, BodyHandlers.ofString()).thenAccept(HomeDoor::accepted);
  }

  private static void accepted(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
    }
  }
}
