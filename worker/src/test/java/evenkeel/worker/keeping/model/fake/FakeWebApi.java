package evenkeel.worker.keeping.model.fake;

import evenkeel.torrent.ShareLimits;
import evenkeel.worker.keeping.model.client.Call;
import evenkeel.worker.keeping.model.client.Order;
import evenkeel.worker.keeping.model.client.Reply;
import evenkeel.worker.keeping.model.client.Server;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The Web API of the fake. */
final class FakeWebApi implements Server {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Integer>> NUMBERS = new TypeReference<>() {};
  private static final int OK = 200;
  private static final String COOKIE = "SID";

  private final FakeQbittorrent client;
  private final Map<String, FakeSession> sessions = new HashMap<>();
  private final Random pace;
  private int logins;

  FakeWebApi(FakeQbittorrent client, long seed) {
    this.client = client;
    pace = new Random(seed);
  }

  @Override
  public void approached() {
    client.pass(pace.nextInt(200));
  }

  @Override
  public boolean knows(String session) {
    return sessions.containsKey(session);
  }

  @Override
  public void endSession(String session) {
    sessions.remove(session);
  }

  @Override
  public void endSessions() {
    sessions.clear();
  }

  @Override
  public void sendsAll() {
    sessions.values().forEach(FakeSession::forget);
  }

  @Override
  public Reply answer(Call call) {
    FakeSession session = call.session() == null ? null : sessions.get(call.session());
    if (call.path().equals("auth/login")) {
      String cookie = COOKIE + "=" + ++logins;
      sessions.put(cookie, new FakeSession());
      return new Reply(200, "Ok.", cookie + "; path=/; HttpOnly");
    }
    if (session == null) {
      return Reply.of(403);
    }
    return switch (call.path()) {
      case "auth/logout" -> {
        sessions.remove(call.session());
        yield Reply.of(200);
      }
      case "app/version" -> Reply.text("v5.1.0");
      case "app/webapiVersion" -> Reply.text("2.11.4");
      case "app/preferences" ->
          Reply.text(JSON.writeValueAsString(preferences(client.limits(), client.queue)));
      case "log/main" -> Reply.text(JSON.writeValueAsString(client.log()));
      case Call.PREFERENCES -> prefer(call);
      case "sync/maindata" ->
          Reply.text(
              JSON.writeValueAsString(
                  client.maindata(session, Integer.parseInt(call.field("rid")))));
      case Call.INFO -> Reply.text(JSON.writeValueAsString(client.info(Set.copyOf(call.hashes()))));
      default -> obey(call);
    };
  }

  private Reply prefer(Call call) {
    int status = client.queue.answer();
    if (status == OK) {
      client.prefers(JSON.readValue(call.field("json"), NUMBERS));
    }
    return Reply.of(status);
  }

  /** Unknown hashes are no fault. */
  private Reply obey(Call call) {
    return Order.of(call)
        .map(order -> {
          String tags = call.field("tags");
          call.hashes().forEach(hash -> client.ordered(order, hash, tags));
          return Reply.of(200);
        })
        .orElse(Reply.of(404));
  }

  private static Map<String, Object> preferences(ShareLimits limits, FakeQueue queue) {
    Map<String, Object> preferences = new HashMap<>();
    preferences.put("max_ratio_enabled", limits.ratio() >= 0);
    preferences.put("max_ratio", limits.ratio());
    preferences.put("max_seeding_time_enabled", false);
    preferences.put("max_seeding_time", -1);
    preferences.put("max_inactive_seeding_time_enabled", limits.inactiveMinutes() >= 0);
    preferences.put("max_inactive_seeding_time", limits.inactiveMinutes());
    preferences.put("refresh_interval", FakeQbittorrent.REFRESH);
    preferences.put("queueing_enabled", queue.on());
    preferences.put("dont_count_slow_torrents", false);
    preferences.put("max_active_downloads", queue.downloads());
    preferences.put("max_active_uploads", queue.uploads());
    preferences.put("max_active_torrents", queue.torrents());
    return preferences;
  }
}
