package evenkeel.simulator.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.simulator.qbittorrent.RealQbittorrent;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulatorTest {
  static final JsonMapper JSON = JsonMapper.builder().build();
  @TempDir Path folder;
  final HttpClient http = HttpClient.newHttpClient();
  final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() {
    http.close();
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void setsTheMembersBytesAndQueuesFaults() throws Exception {
    JsonNode addresses = started(folder.toString());

    JsonNode user = post(addresses, "/site/user", "{\"downloaded_bytes\":900}", 200);
    assertThat(user.path("downloaded_bytes").asLong()).isEqualTo(900);
    assertThat(user.path("uploaded_bytes").asLong()).isEqualTo(360L << 30);
    post(addresses, "/site/rotation", "{\"rotation\":\"EVERY_CALL\"}", 200);
    post(addresses, "/site/fault", "{\"fault\":\"TOO_MANY\",\"times\":2}", 200);

    assertThat(askSite(addresses).statusCode()).isEqualTo(429);
    assertThat(post(addresses, "/site/sign-out", "", 200).path("requests").asInt()).isEqualTo(1);
  }

  @Test
  void saysWhatIsWrongWithAnOrder() throws Exception {
    JsonNode addresses = started(folder.toString());

    assertThat(
            post(addresses, "/site/fault", "{\"fault\":\"TEMPEST\"}", 400).path("error").asString())
        .contains("fault: found \"TEMPEST\"", "HASTE");
    assertThat(post(addresses, "/site/user", "{\"points\":\"x\"}", 400).path("error").asString())
        .contains("points", "whole number");
    assertThat(post(addresses, "/site/user", "{", 400).path("error").asString())
        .contains("no JSON");
    assertThat(post(addresses, "/tempest", "", 404).path("error").asString())
        .contains("POST /site/user");
  }

  @Test
  void letsTheUserActAndTakesTheClientAlongAtTheEnd() throws Exception {
    assumeTrue(RealQbittorrent.find().isPresent(), "no qbittorrent-nox: set EVENKEEL_QBITTORRENT");
    JsonNode addresses = started(folder.toString(), "client");
    Process process = processes.getLast();
    ProcessHandle client = process.children().findFirst().orElseThrow();

    assertThat(post(addresses, "/torrents/stop", "{\"names\":[\"mam-seeding-01\"]}", 200))
        .hasSizeGreaterThanOrEqualTo(40);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> state(addresses, "mam-seeding-01").equals("stoppedUP"));
    post(addresses, "/torrents/add", "{\"names\":[\"mam-addable-01\"]}", 200);
    assertThat(state(addresses, "mam-addable-01")).isNotEmpty();
    post(addresses, "/torrents/delete", "{\"names\":[\"mam-addable-01\"]}", 200);
    assertThat(state(addresses, "mam-addable-01")).isEmpty();
    assertThat(post(addresses, "/torrents/stop", "{\"names\":[\"tempest\"]}", 400).toString())
        .contains("tempest");

    process.getOutputStream().close();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(client.isAlive()).isFalse();
  }

  @Test
  void takesTheClientAlongWhenItIsTerminated() throws Exception {
    assumeTrue(RealQbittorrent.find().isPresent(), "no qbittorrent-nox: set EVENKEEL_QBITTORRENT");
    started(folder.toString(), "client");
    Process process = processes.getLast();
    ProcessHandle client = process.children().findFirst().orElseThrow();

    process.destroy();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !client.isAlive() || client.info().command().isEmpty());
  }

  private JsonNode started(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Simulator.class.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    processes.add(process);
    BufferedReader out = process.inputReader();
    return JSON.readTree(out.readLine());
  }

  private JsonNode post(JsonNode addresses, String path, String body, int status) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(addresses.path("control").asString() + path))
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private String state(JsonNode addresses, String name) throws Exception {
    URI torrents = URI.create(addresses.path("control").asString() + "/torrents");
    String body =
        http.send(HttpRequest.newBuilder(torrents).build(), BodyHandlers.ofString()).body();
    for (JsonNode torrent : JSON.readTree(body)) {
      if (torrent.path("name").asString().equals(name)) {
        return torrent.path("state").asString();
      }
    }
    return "";
  }

  private HttpResponse<String> askSite(JsonNode addresses) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(addresses.path("site").asString() + "/jsonLoad.php"))
            .header("Cookie", "mam_id=" + addresses.path("cookie").asString())
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
