package evenkeel.worker.notify;

import evenkeel.settings.NoticeKind.Weight;
import evenkeel.settings.WebhookSettings.Format;
import evenkeel.worker.notify.Due.Content;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A notice as its receiver wants it. */
record Body(String text, MediaType type, Map<String, String> headers) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final MediaType PLAIN = MediaType.get("text/plain; charset=utf-8");
  private static final MediaType OF_JSON = MediaType.get("application/json; charset=utf-8");

  /** Discord refuses a longer message. */
  private static final int DISCORD_MOST = 2000;

  static Body of(Format format, Content content) {
    return switch (format) {
      case JSON -> json(plain(content));
      case NTFY -> new Body(content.text(), PLAIN, ntfy(content));
      case DISCORD -> json(discord(content));
      case APPRISE -> json(apprise(content));
    };
  }

  void into(Request.Builder request) {
    headers.forEach(request::header);
    request.post(RequestBody.create(text, type));
  }

  private static Body json(Map<String, ?> members) {
    return new Body(JSON.writeValueAsString(members), OF_JSON, Map.of());
  }

  private static Map<String, @Nullable String> plain(Content content) {
    Map<String, @Nullable String> members = new LinkedHashMap<>();
    members.put("id", content.id().toString());
    members.put("kind", lower(content.kind()));
    members.put("weight", lower(content.kind().weight()));
    members.put("account", content.account());
    members.put("client", content.client());
    members.put("title", content.headline());
    members.put("text", content.text());
    members.put("told_at", content.toldAt().toString());
    return members;
  }

  /** See ntfy's documentation of publishing: title, priority 1 to 5 and tags are headers. */
  private static Map<String, String> ntfy(Content content) {
    return Map.of(
        "Title",
        content.headline(),
        "Priority",
        switch (content.kind().weight()) {
          case GOOD, NEWS -> "3";
          case CARE -> "4";
          case ALARM -> "5";
        },
        "Tags",
        lower(content.kind()));
  }

  /** Without mentions: nobody is to be pinged by a word in a text. */
  private static Map<String, ?> discord(Content content) {
    return Map.of(
        "username",
        "Evenkeel",
        "content",
        cut("**" + content.headline() + "**\n" + content.text()),
        "allowed_mentions",
        Map.of("parse", List.of()));
  }

  /** See Apprise API's {@code /notify/KEY}: title, body and one of four types. */
  private static Map<String, ?> apprise(Content content) {
    return Map.of(
        "title", content.headline(), "body", content.text(), "type", type(content.kind().weight()));
  }

  private static String type(Weight weight) {
    return switch (weight) {
      case GOOD -> "success";
      case NEWS -> "info";
      case CARE -> "warning";
      case ALARM -> "failure";
    };
  }

  /** Never between the two halves of a character. */
  private static String cut(String text) {
    if (text.length() <= DISCORD_MOST) {
      return text;
    }
    int end = DISCORD_MOST - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
