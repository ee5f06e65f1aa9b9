package evenkeel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The household's API as a person with the key uses it. */
public final class Door {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final URI api;
  private final Path data;

  public Door(URI api, Path data) {
    this.api = api;
    this.data = data;
  }

  /** Where it is. */
  public URI address() {
    return api;
  }

  /** What it answers to a GET of the path, which must be a success. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return answer(request(path).GET());
  }

  /** What it answers to a POST of JSON to the path, which must be a success. */
  public JsonNode post(String path, String json) throws IOException, InterruptedException {
    return answer(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** The account's emergency: open, the last one, or none. */
  public JsonNode emergency() throws IOException, InterruptedException {
    return get("/api/accounts/" + Household.ACCOUNT + "/emergency");
  }

  /** The story tells that it is in this phase. */
  public void expectPhase(long number, String phase) throws IOException, InterruptedException {
    JsonNode emergency = emergency();
    assertThat(emergency.path("number").asLong()).as("%s", emergency).isEqualTo(number);
    assertThat(emergency.path("story").path("phase").asString())
        .as("%s", emergency)
        .isEqualTo(phase);
  }

  /** PostgreSQL knows it as open or closed. */
  public void expectState(long number, String state) throws IOException, InterruptedException {
    JsonNode emergency = emergency();
    assertThat(emergency.path("number").asLong()).as("%s", emergency).isEqualTo(number);
    assertThat(emergency.path("state").asString()).as("%s", emergency).isEqualTo(state);
  }

  private HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(api.resolve(path))
        .timeout(TIMEOUT)
        .header("X-Api-Key", Files.readString(data.resolve("api-key")).strip());
  }

  private static JsonNode answer(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
      return JSON.readTree(answer.body());
    }
  }
}
