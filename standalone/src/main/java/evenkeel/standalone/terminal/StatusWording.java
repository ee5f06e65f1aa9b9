package evenkeel.standalone.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How accounts and clients stand, for a person. */
final class StatusWording {
  private static final double GIB = 1L << 30;
  private static final List<String> STATES =
      List.of(
          "downloading",
          "seeding",
          "stalled",
          "stopped",
          "queued",
          "checking",
          "moving",
          "errored");

  private final Instant now;

  StatusWording(Instant now) {
    this.now = now;
  }

  List<String> account(JsonNode account, JsonNode emergency, JsonNode forecast) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s (%s): %s"
            .formatted(
                account.path("id").asString(""),
                account.path("mode").asString(""),
                reading(account)));
    text(account, "trouble").ifPresent(trouble -> lines.add("    trouble: " + trouble));
    lines.add("    " + EmergencyWording.headline(emergency));
    EmergencyWording.clients(emergency).forEach(line -> lines.add("    " + line));
    text(account, "quiet_since")
        .ifPresent(since ->
            lines.add(
                "    released by order: no reading freezes anything until the ratio has once recovered"));
    forecast(forecast).ifPresent(line -> lines.add("    " + line));
    return lines;
  }

  /** What may hinder its seeding is told in a line of its own. */
  List<String> client(JsonNode client) {
    List<String> hindrances = hindrances(client.path("seeding"));
    return hindrances.isEmpty()
        ? List.of(headline(client))
        : List.of(headline(client), "    seeding: " + String.join("; ", hindrances));
  }

  private static List<String> hindrances(JsonNode seeding) {
    List<String> hindrances = new ArrayList<>();
    if (seeding.path("session_paused").asBoolean(false)) {
      hindrances.add("the whole session is paused, nothing moves");
    }
    if (seeding.path("alternative_limits").asBoolean(false)) {
      hindrances.add("alternative speed limits are on");
    }
    if (seeding.path("upload_limit").isNumber()) {
      hindrances.add(
          "uploads at most %d KiB/s".formatted(seeding.path("upload_limit").asLong() / 1024));
    }
    if (seeding.path("queueing").asBoolean(false)) {
      hindrances.add("queueing is on");
    }
    return hindrances;
  }

  private String headline(JsonNode client) {
    String name = "client " + client.path("id").asString("") + ": ";
    Optional<String> trouble = text(client, "trouble");
    if (trouble.isPresent()) {
      return name + "AWAY, " + trouble.get();
    }
    List<String> counts = new ArrayList<>();
    for (String state : STATES) {
      int count = client.path("torrents").path(state).asInt(0);
      if (count > 0) {
        counts.add(count + " " + state);
      }
    }
    return "%s%s, looked at %s; %s; %d held by Evenkeel"
        .formatted(
            name,
            client.path("version").asString("not seen yet"),
            ago(client.path("last_look_at")),
            counts.isEmpty() ? "no torrents" : String.join(", ", counts),
            client.path("held").asInt(0));
  }

  private String reading(JsonNode account) {
    JsonNode last = account.path("last_reading");
    if (!last.isObject()) {
      return "no reading yet";
    }
    String ratio = last.path("ratio").isNumber() ? last.path("ratio").asString() : "infinite";
    return "ratio %s, %s, read %s%s"
        .formatted(
            ratio,
            account.path("level").asString("of no level"),
            ago(last.path("read_at")),
            account.path("stale").asBoolean(false) ? ": too old to count" : "");
  }

  private static Optional<String> forecast(JsonNode forecast) {
    long needed = forecast.path("needed_bytes").asLong(0);
    if (needed == 0) {
      return Optional.empty();
    }
    String bytes = String.format(Locale.ROOT, "%.1f GiB", needed / GIB);
    if (!forecast.path("hours_likely").isNumber()) {
      return Optional.of("to recover: %s more upload; nothing is uploaded now".formatted(bytes));
    }
    return Optional.of(
        "to recover: %s more upload, in about %s h (%s to %s h)%s"
            .formatted(
                bytes,
                forecast.path("hours_likely").asString(),
                forecast.path("hours_low").asString("?"),
                forecast.path("hours_high").asString("?"),
                forecast.path("capped").asBoolean(false) ? " or longer" : ""));
  }

  private String ago(JsonNode time) {
    try {
      Duration age = Duration.between(Instant.parse(time.asString("")), now);
      if (age.toHours() > 1) {
        return age.toHours() + " h ago";
      }
      return age.toMinutes() > 1 ? age.toMinutes() + " min ago" : age.toSeconds() + " s ago";
    } catch (DateTimeParseException never) {
      return "never";
    }
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.of(node.path(name).asString("")).filter(text -> !text.isEmpty());
  }
}
