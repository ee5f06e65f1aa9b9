package evenkeel.simulator.site;

import evenkeel.simulator.http.Answer;
import evenkeel.simulator.http.Delivery;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** What the site does instead of answering well. */
public enum SiteFault {
  NOT_SIGNED_IN(good -> text(403, "Error, you are not signed in <br />Invalid/missing cookie")),
  IP_MISMATCH(
      good -> text(403, "Error, you are not signed in <br />Invalid session - IP mismatch")),
  ASN_MISMATCH(
      good -> text(403, "Error, you are not signed in <br />Invalid session - ASN mismatch")),
  EMPTY(good -> Answer.html(200, "")),
  LOGIN_PAGE(good -> Answer.html(200, Pages.LOGIN)),
  REDIRECT(good -> Answer.html(302, "").with("Location", "/login.php?returnto=%2FjsonLoad.php")),
  /** Refused for haste: the session lives on. */
  HASTE(good -> text(403, "You are making requests too quickly, slow down.")),
  TOO_MANY(good -> text(429, "Too Many Requests")),
  TOO_MANY_FOR_SECONDS(good -> text(429, "Too Many Requests").with("Retry-After", "120")),
  TOO_MANY_UNTIL(
      good -> text(429, "Too Many Requests").with("Retry-After", "Fri, 31 Dec 2100 23:59:59 GMT")),
  BAD_GATEWAY(good -> Answer.html(502, Pages.nginx("502 Bad Gateway"))),
  UNAVAILABLE(good -> Answer.html(503, Pages.nginx("503 Service Temporarily Unavailable"))),
  NGINX_FORBIDDEN(good -> Answer.html(403, Pages.FORBIDDEN)),
  MAINTENANCE_PAGE(good -> Answer.html(200, Pages.MAINTENANCE)),
  /** The answer begins after three seconds. */
  SLOW(good -> good.by(new Delivery.Late(Duration.ofSeconds(3)))),
  /** The answer begins after forty seconds: later than anyone should wait. */
  VERY_SLOW(good -> good.by(new Delivery.Late(Duration.ofSeconds(40)))),
  /** Half of the body, the rest after three seconds. */
  SLOW_BODY(good -> good.by(new Delivery.Trickled(Duration.ofSeconds(3)))),
  CUT_BODY(good -> good.by(new Delivery.Cut())),
  /** The request was served, the cookie may have rotated, and nothing comes back. */
  ANSWER_LOST(good -> good.by(new Delivery.Lost())),
  WRONG_CONTENT_TYPE(good -> Answer.of(200, "text/html; charset=UTF-8", good.body())),
  BYTE_ORDER_MARK(SiteFault::withByteOrderMark),
  GARBAGE(good -> Answer.json(200, "{\"uid\":42,,")),
  /** JSON of quite another shape. */
  OTHER_JSON(good -> Answer.json(200, "{\"error\":\"Nothing returned, out of 0\"}"));

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final UnaryOperator<Answer> spoil;

  SiteFault(UnaryOperator<Answer> spoil) {
    this.spoil = spoil;
  }

  Answer spoil(Answer good) {
    return spoil.apply(good);
  }

  private static Answer text(int status, String body) {
    return Answer.of(status, "text/plain", body.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer withByteOrderMark(Answer good) {
    ByteArrayOutputStream marked = new ByteArrayOutputStream();
    marked.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    marked.writeBytes(good.body());
    return new Answer(good.status(), good.headers(), marked.toByteArray(), good.delivery());
  }
}
