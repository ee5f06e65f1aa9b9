package evenkeel.simulator.site;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.simulator.http.RawRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulatedSiteTest {
  static final JsonMapper JSON = JsonMapper.builder().build();
  final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  final SimulatedSite site = new SimulatedSite("/tracker");
  final SiteUser user = new SiteUser(4_200_017, "harbourmouse").bytes(3L << 30, 2L << 30);
  final String cookie = site.signsIn(user);

  @AfterEach
  void close() {
    http.close();
    site.close();
  }

  @Test
  void answersTheHolderOfACookie() throws Exception {
    JsonNode answer = json(ask(cookie));

    assertThat(answer.path("uid").asLong()).isEqualTo(4_200_017);
    assertThat(answer.path("ratio").asDouble()).isEqualTo(1.5);
    assertThat(answer.path("uploaded_bytes").asLong()).isEqualTo(3L << 30);
    assertThat(answer.path("uploaded").asString()).isEqualTo("3.00 GiB");
    assertThat(answer.path("seedbonus").asLong()).isEqualTo(31_250);
    assertThat(answer.path("vip_until").asString()).startsWith("2099");
    assertThat(answer.path("snatch_summary").path("unsat").path("limit").asInt()).isEqualTo(150);
  }

  @Test
  void answersInEveryOldAndOddShape() throws Exception {
    site.answersWith(
        Quirk.FLAT_SUMMARY,
        Quirk.BYTES_WITH_DECIMALS,
        Quirk.UID_AS_TEXT,
        Quirk.RATIO_AS_TEXT,
        Quirk.VIP_NULL,
        Quirk.UNKNOWN_FIELDS);
    user.vipUntil(null);

    JsonNode odd = json(ask(cookie));

    assertThat(odd.path("unsat").path("red").isBoolean()).isTrue();
    assertThat(odd.path("uploaded_bytes").decimalValue()).isEqualTo("3221225472.25");
    assertThat(odd.path("uid").isString()).isTrue();
    assertThat(odd.path("ratio").asString()).isEqualTo("1.5");
    assertThat(odd.path("vip_until").isNull()).isTrue();
    assertThat(odd.has("seasonal")).isTrue();
    site.answersWith(Quirk.RATIO_INF_AS_WORD);
    assertThat(json(ask(cookie)).has("vip_until")).isFalse();
    user.bytes(5, 0);
    assertThat(json(ask(cookie)).path("ratio").asString()).isEqualTo("Inf.");
    site.answersWith();
    assertThat(json(ask(cookie)).path("ratio").asString()).isEqualTo("∞");
    user.uid(7).book(9_007_199_254_740_993L, 0);
    assertThat(json(ask(cookie)).path("uploaded_bytes").asLong()).isEqualTo(9_007_199_254_740_998L);
    assertThat(json(ask(cookie)).path("uid").asLong()).isEqualTo(7);
  }

  @Test
  void refusesAMissingADeadAndAForeignCookie() throws Exception {
    assertThat(ask("").statusCode()).isEqualTo(403);
    assertThat(ask("").headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(ask("foreign").body()).startsWith("Error, you are not signed in");

    site.signsOut(cookie);
    site.refusesBy(SiteFault.LOGIN_PAGE);

    HttpResponse<String> refused = ask(cookie);
    assertThat(refused.statusCode()).isEqualTo(200);
    assertThat(refused.body()).contains("Not logged in!");
    assertThat(refused.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("mam_id=deleted;");
  }

  @Test
  void rotatesAtEveryCallAndTheOldValueDies() throws Exception {
    site.rotates(Rotation.EVERY_CALL);

    String second = rotated(ask(cookie));

    assertThat(second).isNotEqualTo(cookie).endsWith("%2F%3D%3D");
    assertThat(ask(cookie).statusCode()).isEqualTo(403);
    site.next(1, SiteFault.HASTE);
    String third = rotated(ask(second));
    assertThat(ask(second).statusCode()).isEqualTo(403);
    assertThat(ask(third).statusCode()).isEqualTo(200);
  }

  @Test
  void letsTheReplacedValueLiveOnWithGrace() throws Exception {
    site.rotates(Rotation.EVERY_CALL_WITH_GRACE);

    String second = rotated(ask(cookie));
    String third = rotated(ask(cookie));

    assertThat(ask(cookie).statusCode()).isEqualTo(403);
    assertThat(ask(third).statusCode()).isEqualTo(200);
    assertThat(second).isNotEqualTo(third);
  }

  @Test
  void rotatesAndLosesTheAnswer() throws Exception {
    site.rotates(Rotation.EVERY_CALL);
    site.next(1, SiteFault.ANSWER_LOST);

    assertThat(raw()).isEmpty();

    assertThat(ask(cookie).statusCode()).isEqualTo(403);
    assertThat(site.traffic().requests()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_SIGNED_IN,403,Error",
    "IP_MISMATCH,403,IP mismatch",
    "ASN_MISMATCH,403,ASN mismatch",
    "EMPTY,200,''",
    "LOGIN_PAGE,200,Not logged in!",
    "REDIRECT,302,''",
    "HASTE,403,too quickly",
    "TOO_MANY,429,Too Many",
    "TOO_MANY_FOR_SECONDS,429,Too Many",
    "TOO_MANY_UNTIL,429,Too Many",
    "BAD_GATEWAY,502,nginx",
    "UNAVAILABLE,503,nginx",
    "NGINX_FORBIDDEN,403,nginx",
    "MAINTENANCE_PAGE,200,back soon",
    "SLOW,200,uid",
    "SLOW_BODY,200,uid",
    "WRONG_CONTENT_TYPE,200,uid",
    "BYTE_ORDER_MARK,200,\uFEFF{",
    "GARBAGE,200,'42,,'",
    "OTHER_JSON,200,Nothing returned"
  })
  void meetsTheQueuedFaultAndThenAnswersWell(SiteFault fault, int status, String text)
      throws Exception {
    site.next(1, fault);

    HttpResponse<String> spoilt = ask(cookie);

    assertThat(spoilt.statusCode()).isEqualTo(status);
    assertThat(spoilt.body()).contains(text);
    assertThat(ask(cookie).statusCode()).isEqualTo(200);
  }

  @Test
  void endsTheConnectionInTheMiddleOfTheBody() throws Exception {
    site.next(1, SiteFault.CUT_BODY);

    String cut = raw();

    assertThat(cut).contains("200 OK").contains("\"uid\"").doesNotEndWith("}");
    assertThat(raw()).endsWith("}");
  }

  @Test
  void saysHowLongToWait() throws Exception {
    site.next(1, SiteFault.TOO_MANY_FOR_SECONDS);
    assertThat(ask(cookie).headers().firstValue("Retry-After")).hasValue("120");

    site.next(5, SiteFault.TOO_MANY_UNTIL);
    assertThat(ask(cookie).headers().firstValue("Retry-After").orElseThrow()).endsWith("GMT");
    site.heals();
    assertThat(ask(cookie).statusCode()).isEqualTo(200);
  }

  @Test
  void measuresGapsAndOverlapsAndKeepsAJournalWithoutSecrets() throws Exception {
    ask(cookie);
    ask(cookie);
    assertThat(site.traffic().requests()).isEqualTo(2);
    assertThat(site.traffic().smallestGap().orElseThrow()).isLessThan(Duration.ofSeconds(20));
    assertThat(site.traffic().overlapped()).isFalse();
    assertThat(site.traffic().journal().toString())
        .contains("/tracker/jsonLoad.php")
        .doesNotContain(cookie);

    site.next(1, SiteFault.VERY_SLOW);
    CompletableFuture<HttpResponse<String>> slow =
        http.sendAsync(request("/tracker/jsonLoad.php", cookie), BodyHandlers.ofString());
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> site.traffic().requests() == 3);
    ask(cookie);
    assertThat(site.traffic().overlapped()).isTrue();
    slow.cancel(true);
    site.traffic().clear();
    assertThat(site.traffic().overlapped()).isFalse();
  }

  @Test
  void forbidsUnknownPaths() throws Exception {
    HttpResponse<String> answer =
        http.send(request("/jsonLoad.php", cookie), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("403 Forbidden");
  }

  private HttpResponse<String> ask(String value) throws Exception {
    return http.send(
        request("/tracker/jsonLoad.php?snatch_summary", value), BodyHandlers.ofString());
  }

  private String raw() throws IOException {
    return RawRequest.get(
        URI.create(site.url() + "/jsonLoad.php"), "Cookie: mam_id=" + cookie + "\r\n");
  }

  private HttpRequest request(String path, String value) {
    URI uri = URI.create(site.url()).resolve(path);
    HttpRequest.Builder builder = HttpRequest.newBuilder(uri);
    return (value.isEmpty() ? builder : builder.header("Cookie", "other=1; mam_id=" + value))
        .build();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  private static String rotated(HttpResponse<String> answer) {
    String header = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return header.substring("mam_id=".length(), header.indexOf(';'));
  }
}
