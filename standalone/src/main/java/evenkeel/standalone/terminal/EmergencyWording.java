package evenkeel.standalone.terminal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How an emergency stands, for a person. */
final class EmergencyWording {
  private static final double GIB = 1L << 30;
  private static final Map<String, String> COUNTS = new LinkedHashMap<>();

  static {
    COUNTS.put("stopped", "%d held");
    COUNTS.put("started", "%d seeds started");
    COUNTS.put("pending", "%d under way");
    COUNTS.put("restoring", "%d being given back");
    COUNTS.put("restored", "%d given back");
    COUNTS.put("ceded", "%d left as you changed them");
    COUNTS.put("parked", "%d gone from the client");
    COUNTS.put("refused", "%d refused by the client");
    COUNTS.put("would_stop", "%d would be stopped, were the mode act");
  }

  private EmergencyWording() {}

  /** The emergency in one line. */
  static String headline(JsonNode emergency) {
    String state = emergency.path("state").asString("");
    if (state.equals("none")) {
      return "nothing has been frozen";
    }
    String number = "emergency " + emergency.path("number").asString("(not numbered yet)");
    if (state.equals("closed")) {
      boolean returning = emergency.path("phase").asString("").equals("releasing");
      return number
          + (returning ? " is being given back" : " is over")
          + because(emergency.path("closed_why").asString(""));
    }
    String phase = emergency.path("phase").asString("open");
    if (phase.equals("releasing")) {
      return number + " is being given back, as far as the buffer bears";
    }
    String hold = emergency.path("hold").asString("");
    return number + ", " + phase + (hold.isEmpty() ? "" : ", held by order: " + hold);
  }

  /** A line for each client that has torrents in it. */
  static List<String> clients(JsonNode emergency) {
    List<String> lines = new ArrayList<>();
    for (JsonNode client : emergency.path("clients")) {
      lines.add(client.path("client").asString("") + ": " + counts(client));
    }
    lines.addAll(story(emergency.path("story"), emergency.path("account").asString("")));
    String missing = emergency.path("story_missing").asString("");
    if (!missing.isEmpty()) {
      lines.add(missing);
    }
    return lines;
  }

  /** What it waits for. */
  private static List<String> story(JsonNode story, String account) {
    List<String> lines = new ArrayList<>();
    String due = story.path("release_due").asString("");
    if (!due.isEmpty()) {
      lines.add("the ratio has recovered; it stays frozen until " + due);
    }
    String asks = story.path("asks_until").asString("");
    if (!asks.isEmpty()) {
      lines.add(
          "the ratio has recovered, but too often in a day: it stays frozen until %s or until you say ./evenkeel hand-back %s"
              .formatted(asks, account));
    }
    if (story.path("too_large").path("torrents").asInt(0) > 0) {
      lines.add(
          "%d downloads are larger than the whole buffer; ./evenkeel hand-back %s gives all of it back"
              .formatted(story.path("too_large").path("torrents").asInt(), account));
    }
    return lines;
  }

  private static String counts(JsonNode client) {
    if (!client.path("reported").asBoolean(true)) {
      return "not heard of yet";
    }
    List<String> counts = new ArrayList<>();
    COUNTS.forEach((name, words) -> {
      int count = client.path(name).asInt(0);
      if (count > 0) {
        counts.add(words.formatted(count));
      }
    });
    int waiting = client.path("waiting").asInt(0);
    if (waiting > 0) {
      counts.add(
          String.format(
              Locale.ROOT,
              "%d of them wait for the buffer (%.1f GiB)",
              waiting,
              client.path("waiting_bytes").asLong(0) / GIB));
    }
    int guarded = client.path("guarded").asInt(0);
    if (guarded > 0) {
      counts.add(
          "%d changed at once and wait: ./evenkeel decide %s leave|assert"
              .formatted(guarded, client.path("client").asString("")));
    }
    return counts.isEmpty() ? "nothing to do" : String.join(", ", counts);
  }

  private static String because(String why) {
    return why.isEmpty() ? "" : " (" + why + ")";
  }
}
