package evenkeel.worker.month.crowd;

import evenkeel.worker.keeping.model.client.Call;
import evenkeel.worker.keeping.model.client.Order;
import evenkeel.worker.keeping.model.client.Reply;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The Web API of a crowded client: logins, polls, orders. */
final class CrowdedWebApi {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final CrowdedQbittorrent client;
  private final Map<String, CrowdedSession> sessions = new HashMap<>();
  private int logins;

  CrowdedWebApi(CrowdedQbittorrent client) {
    this.client = client;
  }

  void endSessions() {
    sessions.clear();
  }

  Reply answer(Call call) {
    if (call.path().equals("auth/login")) {
      String cookie = "SID=" + ++logins;
      sessions.put(cookie, new CrowdedSession());
      return new Reply(200, "Ok.", cookie + "; path=/; HttpOnly");
    }
    CrowdedSession session = call.session() == null ? null : sessions.get(call.session());
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
      case "app/preferences" -> json(preferences());
      case "sync/maindata" -> json(client.maindata(session, Integer.parseInt(call.field("rid"))));
      case Call.INFO -> json(client.info(call.hashes()));
      default ->
          Order.of(call)
              .map(order -> {
                client.ordered(order, call.hashes(), call.field("tags"));
                return Reply.of(200);
              })
              .orElse(Reply.of(404));
    };
  }

  private static Reply json(Object value) {
    return Reply.text(JSON.writeValueAsString(value));
  }

  private static Map<String, Object> preferences() {
    Map<String, Object> preferences = new HashMap<>();
    preferences.put("max_ratio_enabled", false);
    preferences.put("max_ratio", -1);
    preferences.put("max_seeding_time_enabled", false);
    preferences.put("max_seeding_time", -1);
    preferences.put("max_inactive_seeding_time_enabled", false);
    preferences.put("max_inactive_seeding_time", -1);
    preferences.put("refresh_interval", CrowdedQbittorrent.REFRESH);
    preferences.put("queueing_enabled", false);
    preferences.put("dont_count_slow_torrents", false);
    preferences.put("max_active_downloads", -1);
    preferences.put("max_active_uploads", -1);
    preferences.put("max_active_torrents", -1);
    return preferences;
  }
}
