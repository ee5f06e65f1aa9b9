package evenkeel.worker.trackersite.mam;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.worker.trackersite.SiteTrouble.Kind;
import evenkeel.worker.trackersite.session.Answer;
import evenkeel.worker.trackersite.session.Refusal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MamRefusalsTest {
  @ParameterizedTest
  @CsvSource(
      value = {
        "403 | Error, you are not signed in <br />Invalid/missing cookie | COOKIE_DEAD",
        "200 | Error, you are not signed in <br />Invalid/missing cookie | COOKIE_DEAD",
        "403 | Invalid session | COOKIE_DEAD",
        "401 | Invalid cookie | COOKIE_DEAD",
        "403 | No Session Cookie | COOKIE_DEAD",
        "200 | <html><h1>Not logged in!</h1></html> | COOKIE_DEAD",
        "403 | Invalid session - IP mismatch | LOCKED_TO_ANOTHER_NETWORK",
        "403 | Error, you are not signed in: ASN mismatch | LOCKED_TO_ANOTHER_NETWORK",
        "200 | <html>Invalid session - ASN Mismatch</html> | LOCKED_TO_ANOTHER_NETWORK",
        "403 | Incorrect session type - non-API session | WRONG_SESSION_KIND",
        "403 | Incorrect session type - not allowed this function | WRONG_SESSION_KIND",
        "403 | You are searching too fast | TOO_FAST",
        "403 | '' | TOO_FAST",
        "429 | slow down | TOO_FAST",
        "429 | <html>Too Many Requests</html> | TOO_FAST",
        "403 | <html><title>403 Forbidden</title></html> | SITE_DOWN",
        "200 | <html>We are back soon</html> | SITE_DOWN",
        "200 | Error: no database | SITE_DOWN",
        "500 | '' | SITE_DOWN",
        "502 | <html>Bad Gateway</html> | SITE_DOWN",
        "503 | Error, you are not signed in | SITE_DOWN",
        "408 | '' | SITE_DOWN",
        "404 | no such page | ANSWER_CHANGED",
        "410 | {} | ANSWER_CHANGED"
      },
      delimiter = '|')
  void decidesByStatusAndThenByTheWords(int status, String body, Kind kind) {
    Refusal refusal = refusal(status, null, body).orElseThrow();

    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal.certain()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "302, /login.php?returnto=%2FjsonLoad.php, COOKIE_DEAD",
    "303, https://www.example.net/Login.php, COOKIE_DEAD",
    "302, /maintenance, SITE_DOWN",
    "307, , SITE_DOWN"
  })
  void takesARedirectToTheLoginPageAloneForADeadCookie(
      int status, @Nullable String location, Kind kind) {
    assertThat(refusal(status, location, "").orElseThrow().kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"200, ''", "200, ' '", "204, ''", "401, 'who are you'"})
  void doubtsARefusalWithoutWords(int status, String body) {
    assertThat(refusal(status, null, body).orElseThrow())
        .matches(refusal -> refusal.kind() == Kind.COOKIE_DEAD)
        .matches(refusal -> !refusal.certain());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"uid\":1}", " {\"classname\":\"Error\"}", "[]", "hello"})
  void leavesEverythingElseToTheReader(String body) {
    assertThat(refusal(200, null, body)).isEmpty();
  }

  @Test
  void namesTheKindOfLock() {
    assertThat(refusal(403, null, "IP mismatch").orElseThrow().found()).contains("IP address");
    assertThat(refusal(403, null, "ASN mismatch").orElseThrow().found()).contains("ASN");
  }

  private static Optional<Refusal> refusal(int status, @Nullable String location, String body) {
    return MamRefusals.in(new Answer(status, location, body, Instant.EPOCH));
  }
}
