package evenkeel.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.api.Answer;
import evenkeel.api.Door;
import evenkeel.api.House;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(House.class)
class ProblemTest {
  private static final String FREEZE = "/api/accounts/mam/freeze";

  private final Door door;

  ProblemTest(House.Open house) {
    this.door = house.door();
  }

  @Test
  void namesEveryFaultOfABodyAtOnce() {
    Answer answer = door.post(FREEZE, "{\"reason\": 7, \"reson\": \"typo\", \"force\": true}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-request");
    assertThat(answer.body().at("/faults").size()).isEqualTo(3);
    assertThat(answer.body().at("/faults/0").toString())
        .isEqualTo(
            "{\"field\":\"reason\",\"found\":\"7\",\"allowed\":\"a text of 1 to 300 characters\"}");
    assertThat(answer.text("/faults/1/field")).isEqualTo("reson");
    assertThat(answer.text("/faults/2/allowed")).isEqualTo("only reason");
    assertThat(answer.text("/detail")).contains("reason").contains("reson").contains("force");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                | nothing",
        "{\"reason\":null} | null",
        "{\"reason\":\" \"}| \" \"",
        "[]                | []",
        "\"text\"          | \"text\"",
      })
  void saysWhatItFound(String body, String found) {
    assertThat(door.post(FREEZE, body).text("/faults/0/found")).isEqualTo(found);
  }

  @Test
  void takesAReasonOf300CharactersAndNoMore() {
    assertThat(door.post(FREEZE, "{\"reason\": \"" + "x".repeat(300) + "\"}").status())
        .isIn(200, 202);
    assertThat(door.post(FREEZE, "{\"reason\": \"" + "x".repeat(301) + "\"}").status())
        .isEqualTo(400);
  }

  @Test
  void refusesMembersWhereNothingIsToBeSaid() {
    Answer answer = door.post("/api/accounts/mam/hand-back", "{\"reason\": \"x\"}");

    assertThat(answer.text("/faults/0/allowed")).isEqualTo("no members");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{\"reason\": \"a\"} x", "{\"reason\":\"a\",\"reason\":\"b\"}", "reason"})
  void saysWhereABodyIsNoJson(String body) {
    Answer answer = door.post(FREEZE, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("unreadable-request");
    assertThat(answer.text("/detail")).containsPattern("line 1, column \\d+|missing");
    assertThat(answer.body().toString())
        .doesNotContain("Exception", "tools.jackson", "REDACTED", "Feature", "`");
  }

  @Test
  void saysThatAPathIsUnknown() {
    Answer answer = door.get("/api/acounts");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("unknown-path");
    assertThat(answer.text("/detail")).contains("/api/acounts");
  }

  @Test
  void saysWhichMethodIsPossible() {
    Answer answer = door.get(FREEZE);

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.problem()).isEqualTo("method-not-allowed");
    assertThat(answer.header("allow")).isEqualTo("POST");
  }

  @Test
  void readsNothingButJson() {
    Answer answer =
        door.send(
            FREEZE,
            it ->
                it.header("X-Api-Key", door.key())
                    .header("Content-Type", "text/plain")
                    .POST(BodyPublishers.ofString("{\"reason\":\"x\"}")));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.problem()).isEqualTo("unsupported-media-type");
    assertThat(answer.text("/detail")).contains("text/plain", "application/json");
  }

  @Test
  void saysWhatIsMissingFromAnOrderWithoutWords() {
    Answer answer =
        door.send(
            FREEZE, it -> it.header("X-Api-Key", door.key()).POST(BodyPublishers.ofString("")));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.text("/detail")).contains("application/json").doesNotContain("null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "application/yaml"})
  void givesProblemsAlsoToThoseWhoAskedForAnotherForm(String form) {
    Answer answer =
        door.send(
            "/api/accounts/mam/emergency",
            it -> it.header("X-Api-Key", door.key()).header("Accept", form));

    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.problem()).isEqualTo("not-acceptable");
    assertThat(answer.text("/detail")).contains("application/json").doesNotContain("yaml");
  }

  @Test
  void refusesABodyThatIsLongerThanAnyOrder() {
    Answer answer = door.post(FREEZE, "{\"reason\": \"" + "x".repeat(64 * 1024) + "\"}");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("body-too-large");
  }

  @Test
  void refusesABodyThatDoesNotSayHowLongItIs() {
    Answer answer =
        door.send(
            FREEZE,
            it ->
                it.header("X-Api-Key", door.key())
                    .header("Content-Type", "application/json")
                    .POST(
                        BodyPublishers.ofInputStream(() ->
                            new ByteArrayInputStream(
                                "{\"reason\":\"x\"}".getBytes(StandardCharsets.UTF_8)))));

    assertThat(answer.status()).isEqualTo(411);
    assertThat(answer.problem()).isEqualTo("length-required");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/%", "/api//accounts", "/api/accounts;x/mam/emergency", "/api/%2e%2e/x"})
  void tellsNothingOfItselfWhenAnAddressIsNonsense(String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: %s\r\nConnection: close\r\n\r\n"
              .formatted(path, door.key());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer)
          .startsWith("HTTP/1.1 4")
          .contains("application/problem+json")
          .doesNotContain("Tomcat")
          .doesNotContain("/error")
          .doesNotContain("\tat ");
    }
  }
}
