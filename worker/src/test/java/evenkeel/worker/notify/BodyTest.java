package evenkeel.worker.notify;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.settings.NoticeKind;
import evenkeel.settings.WebhookSettings.Format;
import evenkeel.worker.notify.Due.Content;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BodyTest {
  private static final Instant THEN = Instant.parse("2026-10-03T04:00:00Z");

  @Test
  void saysAllOfItInPlainJson() {
    JsonNode said = json(Format.JSON, content("mam", "Ratio 0.97 ≤ 1.00"));

    assertThat(said.propertyNames())
        .containsExactly("id", "kind", "weight", "account", "client", "title", "text", "told_at");
    assertThat(said.path("kind").asString()).isEqualTo("opened");
    assertThat(said.path("weight").asString()).isEqualTo("alarm");
    assertThat(said.path("client").isNull()).isTrue();
    assertThat(said.path("text").asString()).isEqualTo("Ratio 0.97 ≤ 1.00");
    assertThat(said.path("told_at").asString()).isEqualTo("2026-10-03T04:00:00Z");
  }

  @Test
  void givesNtfyATextWithATitleThatAHeaderCanCarry() {
    Body body = Body.of(Format.NTFY, content("mam", "Ratio 0.97 ≤ 1.00"));

    assertThat(body.text()).isEqualTo("Ratio 0.97 ≤ 1.00");
    assertThat(body.headers())
        .containsEntry("Title", "Evenkeel: emergency (mam)")
        .containsEntry("Priority", "5")
        .containsEntry("Tags", "opened");
  }

  @ParameterizedTest
  @CsvSource({
    "OPENED,5,failure",
    "GUARDED,5,failure",
    "STALE,4,warning",
    "REMINDER,4,warning",
    "READING,4,warning",
    "FROZEN,3,info",
    "RELEASED,3,success"
  })
  void weighsEveryKind(NoticeKind kind, String priority, String type) {
    Content content = new Content("k", kind, "mam", null, "text", THEN);

    assertThat(Body.of(Format.NTFY, content).headers()).containsEntry("Priority", priority);
    assertThat(json(Format.APPRISE, content).path("type").asString()).isEqualTo(type);
  }

  @Test
  void pingsNobodyOnDiscord() {
    JsonNode said = json(Format.DISCORD, content("mam", "@everyone look"));

    assertThat(said.path("content").asString())
        .isEqualTo("**Evenkeel: emergency (mam)**\n@everyone look");
    assertThat(said.path("allowed_mentions").path("parse").isArray()).isTrue();
    assertThat(said.path("allowed_mentions").path("parse")).isEmpty();
  }

  @Test
  void cutsWhatDiscordWouldRefuseNeverInTheMiddleOfACharacter() {
    for (String before : new String[] {"", "x"}) {
      String said =
          json(Format.DISCORD, content("mam", before + "🚢".repeat(2000)))
              .path("content")
              .asString();

      assertThat(said.length()).isBetween(1990, 2000);
      assertThat(said).endsWith("🚢…");
    }
  }

  @Test
  void hasAnIdOfItsOwnInEveryHome() {
    Content here = new Content("k", NoticeKind.OPENED, "mam", null, "a", THEN);
    Content again = new Content("k", NoticeKind.OPENED, "mam", null, "a", THEN);
    Content there = new Content("k", NoticeKind.OPENED, "mam", null, "a", THEN.plusMillis(1));

    assertThat(here.id()).isEqualTo(again.id()).isNotEqualTo(there.id());
  }

  private static Content content(@Nullable String account, String text) {
    return new Content("key", NoticeKind.OPENED, account, null, text, THEN);
  }

  private static JsonNode json(Format format, Content content) {
    return JsonMapper.shared().readTree(Body.of(format, content).text());
  }
}
