package evenkeel.simulator.site;

import com.sun.net.httpserver.HttpExchange;
import evenkeel.simulator.http.Answer;
import evenkeel.simulator.http.LoopbackServer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tracker's site: {@code GET /jsonLoad.php} for holders of a {@code mam_id} cookie, with
 * rotation, refusals and faults as told.
 */
public final class SimulatedSite implements AutoCloseable {
  private final Traffic traffic = new Traffic();
  private final Sessions sessions = new Sessions();
  private final Deque<SiteFault> faults = new ArrayDeque<>();
  private final String base;
  private final LoopbackServer server;
  private Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
  private Rotation rotation = Rotation.NEVER;
  private SiteFault refusal = SiteFault.NOT_SIGNED_IN;

  /** A site at the root of its server. */
  public SimulatedSite() {
    this("");
  }

  /**
   * A site below a path.
   *
   * @param base empty, or such as {@code /tracker}, without a slash at the end
   */
  public SimulatedSite(String base) {
    this.base = base;
    this.server = new LoopbackServer("127.0.0.1", this::handle);
  }

  /** Where the site is, with its base path and without a slash at the end. */
  public String url() {
    return server.url() + base;
  }

  /** Opens a session for the user; returns the value of its cookie {@code mam_id}. */
  public synchronized String signsIn(SiteUser user) {
    return sessions.open(user);
  }

  /** The value that the session of this living value has now. */
  public synchronized Optional<String> newestCookie(String value) {
    return sessions.newest(value);
  }

  /** Ends the session; its holder is refused, with {@code deleted} for a cookie. */
  public synchronized void signsOut(String cookie) {
    sessions.end(cookie);
  }

  public synchronized void rotates(Rotation how) {
    rotation = how;
  }

  /** How a request without a living cookie is refused. */
  public synchronized void refusesBy(SiteFault how) {
    refusal = how;
  }

  /** The next n requests that are not faulty yet meet this fault. */
  public synchronized void next(int n, SiteFault fault) {
    faults.addAll(Collections.nCopies(n, fault));
  }

  /** Faults that were queued and did not happen yet are forgotten. */
  public synchronized void heals() {
    faults.clear();
  }

  /** From now on the answers have these quirks and no others. */
  public synchronized void answersWith(Quirk... odd) {
    quirks = EnumSet.noneOf(Quirk.class);
    quirks.addAll(List.of(odd));
  }

  public Traffic traffic() {
    return traffic;
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    traffic.begin();
    String cookie = cookie(exchange);
    Answer answer = answer(exchange, cookie);
    traffic.note(noted(exchange, cookie, answer.status()));
    answer.sendTo(exchange, traffic::end);
  }

  private synchronized Answer answer(HttpExchange exchange, String cookie) {
    if (!exchange.getRequestURI().getPath().equals(base + "/jsonLoad.php")) {
      return Answer.html(403, Pages.FORBIDDEN);
    }
    SiteFault fault = faults.poll();
    Answer answer = sessions.user(cookie).map(user -> load(user, exchange)).orElse(null);
    if (answer == null) {
      fault = refusal;
      answer = Answer.html(200, "");
    }
    Answer spoilt = fault == null ? answer : fault.spoil(answer);
    return withCookie(spoilt, cookie);
  }

  private Answer load(SiteUser user, HttpExchange exchange) {
    String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    boolean summary =
        Arrays.stream(query.split("&"))
            .anyMatch(flag -> flag.split("=", 2)[0].equals("snatch_summary"));
    return Answer.json(200, new JsonLoad(user.state(), quirks).text(summary));
  }

  private Answer withCookie(Answer answer, String cookie) {
    if (cookie.isEmpty()) {
      return answer;
    }
    if (sessions.user(cookie).isEmpty()) {
      return answer.with(
          "Set-Cookie",
          "mam_id=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT; path=/; secure; HttpOnly");
    }
    if (rotation == Rotation.NEVER || answer.status() >= 500) {
      return answer;
    }
    String value = sessions.rotate(cookie, rotation == Rotation.EVERY_CALL_WITH_GRACE);
    return answer.with(
        "Set-Cookie",
        "mam_id=" + value + "; expires=Fri, 31-Dec-2100 23:59:59 GMT; path=/; secure; HttpOnly");
  }

  private static String cookie(HttpExchange exchange) {
    return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
        .flatMap(header -> Arrays.stream(header.split(";")))
        .map(String::strip)
        .filter(pair -> pair.startsWith("mam_id="))
        .map(pair -> pair.substring("mam_id=".length()))
        .findFirst()
        .orElse("");
  }

  private static SiteRequest noted(HttpExchange exchange, String cookie, int status) {
    return new SiteRequest(
        Instant.now(),
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""),
        cookie.isEmpty() ? "none" : "#" + Integer.toHexString(cookie.hashCode()),
        status);
  }
}
