package evenkeel.worker.trackersite.mam;

import static evenkeel.worker.trackersite.ScriptedSite.cut;
import static evenkeel.worker.trackersite.ScriptedSite.text;

import com.sun.net.httpserver.HttpExchange;
import evenkeel.worker.trackersite.ScriptedSite;
import evenkeel.worker.trackersite.ScriptedSite.Script;
import evenkeel.worker.trackersite.TrackerSiteContract.Weather;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** MAM in a few lines: a session whose cookie may change with every answer, and its refusals. */
final class ScriptedMam implements AutoCloseable {
  static final String CONFIGURED = "configured-secret-0";
  private static final String SIGNED_OUT =
      "Error, you are not signed in <br />Invalid/missing cookie";
  private static final String DATA =
      """
      \uFEFF{"uid":4200017,"ratio":"2.4","seedbonus":31250,"wedges":4,
       "uploaded_bytes":386547056640,"downloaded_bytes":161061273600,
       "snatch_summary":{"unsat":{"count":7,"limit":150}}}
      """;

  private final ScriptedSite site = new ScriptedSite(this::answer);
  private volatile Weather weather = Weather.FAIR;
  private volatile boolean rotating;
  private final AtomicInteger round = new AtomicInteger();

  void show(Weather next) {
    weather = next;
  }

  void rotate() {
    rotating = true;
  }

  URI address() {
    return site.address();
  }

  ScriptedSite site() {
    return site;
  }

  @Override
  public void close() {
    site.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().toString().equals("/jsonLoad.php?snatch_summary")) {
      text(404, "no such page").answer(exchange);
    } else if (site.cookies().getLast().equals("mam_id=" + value())) {
      round.addAndGet(rotating ? 1 : 0);
      script().answer(exchange);
    } else {
      text(403, SIGNED_OUT).answer(exchange);
    }
  }

  private String value() {
    return round.get() > 0 ? "renewed-secret-" + round : CONFIGURED;
  }

  private Script script() {
    String[] cookie =
        rotating
            ? new String[] {"Set-Cookie", "mam_id=" + value() + "; path=/; secure; HttpOnly"}
            : new String[0];
    return switch (weather) {
      case FAIR -> text(200, DATA, cookie);
      case SIGNED_OUT -> text(403, SIGNED_OUT);
      case LOGIN_PAGE -> text(200, "<html><h1>Not logged in!</h1></html>");
      case LOGIN_REDIRECT -> text(302, "", "Location", "/login.php");
      case NOTHING -> text(200, "");
      case IP_MISMATCH -> text(403, "Invalid session - IP mismatch");
      case ASN_MISMATCH -> text(403, "Invalid session - ASN mismatch");
      case HASTE -> text(403, "You are asking too often");
      case TOO_MANY -> text(429, "", "Retry-After", "600");
      case TOO_MANY_UNTIL -> text(429, "", "Retry-After", "Fri, 31 Dec 2100 23:59:59 GMT");
      case UNAVAILABLE -> text(503, "<html>Service Temporarily Unavailable</html>");
      case BAD_GATEWAY -> text(502, "<html>Bad Gateway</html>");
      case MAINTENANCE_PAGE -> text(200, "<html>We are back soon</html>");
      case FORBIDDEN_PAGE -> text(403, "<html>403 Forbidden</html>");
      case CUT -> cut(cookie);
      case CLOSED -> HttpExchange::close;
      case GARBAGE -> text(200, "\u0007garbage");
      case MOVED_FIELDS -> text(200, DATA.replace("uploaded_bytes", "up"));
    };
  }
}
