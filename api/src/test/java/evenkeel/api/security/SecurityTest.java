package evenkeel.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.api.Answer;
import evenkeel.api.Door;
import evenkeel.api.House;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(House.class)
class SecurityTest {
  private static final String LOOK = "/api/accounts/mam/emergency";

  private final Door door;

  SecurityTest(House.Open house) {
    this.door = house.door();
  }

  @Test
  void opensWithTheKeyFromTheFile() {
    assertThat(door.get(LOOK).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {LOOK, "/api/accounts/nobody/emergency", "/nowhere", "/error", "/health/x"})
  void opensNothingWithoutAKey(String path) {
    Answer answer = door.send(path, request -> request);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problem()).isEqualTo("key-required");
    assertThat(answer.header("www-authenticate")).startsWith("ApiKey");
  }

  @Test
  void opensNothingWithAWrongKey() {
    for (String wrong : new String[] {"", "x", door.key() + "x", door.key().substring(1)}) {
      Answer answer = door.send(LOOK, request -> request.header("X-Api-Key", wrong));

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.problem()).isEqualTo("key-required");
      assertThat(answer.body().toString()).doesNotContain(door.key());
    }
  }

  @Test
  void takesNoOrderWithoutAKey() {
    Answer answer =
        door.send(
            "/api/accounts/mam/freeze",
            request ->
                request
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"reason\": \"let me in\"}")));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(door.post("/api/accounts/mam/hand-back", "{}").problem())
        .isEqualTo("nothing-frozen");
  }

  @Test
  void knowsNoUserWithAPassword() {
    Answer answer = door.send(LOOK, request -> request.header("Authorization", "Basic dXNlcjp4"));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate")).doesNotContain("Basic");
  }

  @Test
  void givesNoCookieAndTellsBrowsersToBeCareful() {
    Answer answer = door.get(LOOK);

    assertThat(answer.headers()).doesNotContainKey("set-cookie");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
    assertThat(answer.header("content-security-policy")).contains("default-src 'none'");
    assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
    assertThat(answer.header("cache-control")).contains("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:1", "[::1]:1", "127.0.0.1", "shelf.example"})
  void servesItsOwnNames(String host) throws IOException {
    assertThat(raw("GET " + LOOK + " HTTP/1.1", host)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:8080", "127.0.0.1.evil.example"})
  void refusesForeignNamesEvenWithTheRightKey(String host) throws IOException {
    assertThat(raw("GET " + LOOK + " HTTP/1.1", host))
        .startsWith("HTTP/1.1 403")
        .contains("application/problem+json")
        .contains("urn:evenkeel:problem:host-refused");
    assertThat(raw("GET /health/live HTTP/1.1", host)).startsWith("HTTP/1.1 403");
  }

  @Test
  void isNotFooledByAForwardedHost() throws IOException {
    assertThat(raw("GET " + LOOK + " HTTP/1.1", "evil.example\r\nX-Forwarded-Host: localhost"))
        .startsWith("HTTP/1.1 403");
  }

  private String raw(String line, String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
      String request =
          "%s\r\nHost: %s\r\nX-Api-Key: %s\r\nConnection: close\r\n\r\n"
              .formatted(line, host, door.key());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
