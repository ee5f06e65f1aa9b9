package evenkeel.worker.keeping.model.fake;

import com.sun.net.httpserver.HttpExchange;
import evenkeel.torrent.ShareLimits;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The Web API of the fake, with everything that can go wrong on the way to it. */
public final class FakeWebApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String COOKIE = "SID";
  private static final String INFO = "torrents/info";

  private final FakeQbittorrent client;
  private final Map<String, FakeSession> sessions = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private final List<Late> late = new ArrayList<>();
  private final List<Late> overdue = new ArrayList<>();
  private final Random pace;
  private int logins;
  private int away;

  FakeWebApi(FakeQbittorrent client, long seed) {
    this.client = client;
    pace = new Random(seed);
  }

  private record Late(String session, Call call) {}

  private record Call(String path, Map<String, String> fields, @Nullable String session) {
    boolean write() {
      return path.startsWith("torrents/") && !path.equals(INFO);
    }
  }

  private record Reply(int status, String body, @Nullable String cookie) {
    static final Reply LOST = new Reply(0, "", null);

    static Reply of(int status) {
      return new Reply(status, "", null);
    }
  }

  /** What shall go wrong. */
  public void strikes(Fault fault) {
    synchronized (client) {
      faults.add(fault);
    }
  }

  /** Nobody answers that many calls. */
  public void goesAway(int calls) {
    synchronized (client) {
      away = calls;
    }
  }

  /**
   * What was held up before the last time arrives now; nobody knows a session that has been logged
   * out.
   */
  public void delivers() {
    synchronized (client) {
      overdue.stream()
          .filter(one -> sessions.containsKey(one.session))
          .forEach(one -> obey(one.call));
      overdue.clear();
      overdue.addAll(late);
      late.clear();
    }
  }

  /** Nothing goes wrong any more. */
  public void goesWell() {
    synchronized (client) {
      faults.clear();
      away = 0;
    }
  }

  public void endSessions() {
    synchronized (client) {
      sessions.clear();
    }
  }

  /** Whether nothing is to go wrong. */
  public boolean calm() {
    return faults.isEmpty() && away == 0;
  }

  /** Serves one request. */
  public void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Call call = read(exchange);
      Reply reply;
      synchronized (client) {
        reply = meet(call);
      }
      send(exchange, reply);
    }
  }

  private static Call read(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String form = exchange.getRequestMethod().equals("POST") ? body : uri.getRawQuery();
    Map<String, String> fields = new HashMap<>();
    for (String field : (form == null ? "" : form).split("&", -1)) {
      String[] parts = field.split("=", 2);
      if (parts.length == 2) {
        fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    String cookie = exchange.getRequestHeaders().getFirst("Cookie");
    return new Call(uri.getPath().substring("/api/v2/".length()), fields, cookie);
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    if (reply.equals(Reply.LOST)) {
      return;
    }
    if (reply.cookie != null) {
      exchange.getResponseHeaders().add("Set-Cookie", reply.cookie + "; path=/; HttpOnly");
    }
    byte[] body = reply.body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private Reply meet(Call call) {
    client.pass(pace.nextInt(200));
    if (away > 0) {
      away--;
      return Reply.LOST;
    }
    boolean known = call.session != null && sessions.containsKey(call.session);
    return known ? meetFault(call) : answer(call);
  }

  private Reply meetFault(Call call) {
    for (Fault fault : List.copyOf(faults)) {
      if (fault.write() == call.write() && !call.path.startsWith("auth/")) {
        faults.remove(fault);
        if (fault.after() <= 0) {
          return struck(fault.kind(), call);
        }
        faults.add(fault.later());
      }
    }
    return answer(call);
  }

  private Reply struck(Fault.Kind kind, Call call) {
    String session = String.valueOf(call.session);
    return switch (kind) {
      case ANSWER_LOST -> after(call, Reply.LOST);
      case CALL_LOST -> Reply.LOST;
      case LATE -> {
        late.add(new Late(session, call));
        yield Reply.LOST;
      }
      case BAD_GATEWAY_DONE -> after(call, Reply.of(502));
      case BAD_GATEWAY -> Reply.of(502);
      case REJECTED -> Reply.of(409);
      case FORBIDDEN -> {
        sessions.remove(session);
        yield Reply.of(403);
      }
      case FULL -> {
        sessions.values().forEach(FakeSession::forget);
        yield answer(call);
      }
    };
  }

  private Reply after(Call call, Reply reply) {
    answer(call);
    return reply;
  }

  private Reply answer(Call call) {
    FakeSession session = call.session == null ? null : sessions.get(call.session);
    if (call.path.equals("auth/login")) {
      String cookie = COOKIE + "=" + ++logins;
      sessions.put(cookie, new FakeSession());
      return new Reply(200, "Ok.", cookie);
    }
    if (session == null) {
      return Reply.of(403);
    }
    return switch (call.path) {
      case "auth/logout" -> {
        sessions.remove(call.session);
        yield Reply.of(200);
      }
      case "app/version" -> text("v5.1.0");
      case "app/webapiVersion" -> text("2.11.4");
      case "app/preferences" -> text(JSON.writeValueAsString(preferences(client.limits())));
      case "sync/maindata" -> {
        int rid = Integer.parseInt(call.fields.getOrDefault("rid", "0"));
        yield text(JSON.writeValueAsString(client.maindata(session, rid)));
      }
      case INFO ->
          text(
              JSON.writeValueAsString(
                  client.info(Set.of(call.fields.getOrDefault("hashes", "").split("\\|", -1)))));
      default -> obey(call);
    };
  }

  /** Unknown hashes are no fault. */
  private Reply obey(Call call) {
    return Order.of(call.path, call.fields.getOrDefault("value", ""))
        .map(order -> {
          String tags = call.fields.getOrDefault("tags", "");
          for (String hash : call.fields.getOrDefault("hashes", "").split("\\|", -1)) {
            client.ordered(order, hash, tags);
          }
          return Reply.of(200);
        })
        .orElse(Reply.of(404));
  }

  private static Reply text(String text) {
    return new Reply(200, text, null);
  }

  private static Map<String, Object> preferences(ShareLimits limits) {
    Map<String, Object> preferences = new HashMap<>();
    preferences.put("max_ratio_enabled", limits.ratio() >= 0);
    preferences.put("max_ratio", limits.ratio());
    preferences.put("max_seeding_time_enabled", false);
    preferences.put("max_seeding_time", -1);
    preferences.put("max_inactive_seeding_time_enabled", false);
    preferences.put("max_inactive_seeding_time", -1);
    preferences.put("refresh_interval", FakeQbittorrent.REFRESH);
    preferences.put("queueing_enabled", false);
    preferences.put("max_active_downloads", -1);
    preferences.put("max_active_uploads", -1);
    preferences.put("max_active_torrents", -1);
    return preferences;
  }
}
