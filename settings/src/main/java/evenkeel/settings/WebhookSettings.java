package evenkeel.settings;

import java.util.Optional;
import java.util.Set;

/**
 * Somebody who is told over HTTP.
 *
 * @param url whole, secret since it often is all one needs to write there
 * @param token sent as {@code Authorization: Bearer}
 * @param kinds never empty
 */
public record WebhookSettings(
    String id, Secret url, Format format, Optional<Secret> token, Set<NoticeKind> kinds) {

  /** What the receiver understands. */
  public enum Format {
    JSON,
    NTFY,
    DISCORD,
    APPRISE
  }
}
