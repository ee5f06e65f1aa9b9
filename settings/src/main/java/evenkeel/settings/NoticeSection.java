package evenkeel.settings;

import evenkeel.settings.WebhookSettings.Format;
import evenkeel.settings.yaml.Address;
import evenkeel.settings.yaml.Section;
import evenkeel.settings.yaml.Shape;
import java.util.EnumSet;
import java.util.List;

/** Reads one entry of {@code notices}. */
final class NoticeSection {
  private static final List<NoticeKind> KINDS = List.of(NoticeKind.values());

  private NoticeSection() {}

  static WebhookSettings read(String id, Section webhook) {
    return new WebhookSettings(
        id,
        webhook.required("url", Address.hook().map(Secret::new), "http://none"),
        webhook.value("format", Shape.choice(List.of(Format.values())), "json"),
        webhook.optional("token", Names.TOKEN),
        EnumSet.copyOf(webhook.list("kinds", Shape.choice(KINDS), KINDS)));
  }
}
