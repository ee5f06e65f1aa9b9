package evenkeel.emergency.workflow;

import static evenkeel.account.Readings.bad;
import static evenkeel.account.Readings.good;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import evenkeel.emergency.Emergency;
import evenkeel.emergency.Opening;
import evenkeel.emergency.Phase;
import evenkeel.temporal.EvenkeelDataConverter;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stories that began before releases waited for anything end well. */
class OlderStoryTest {
  private static final DataConverter CONVERTER = EvenkeelDataConverter.create();

  private final Stage stage = new Stage();

  @AfterEach
  void end() {
    stage.close();
  }

  @Test
  void endsWhatItWasReleasing() {
    stage.goesOn(older(releasing()));

    assertThat(stage.status().phase()).isEqualTo(Phase.RELEASING);
    stage.returned("home", 7);

    assertThat(stage.result().phase()).isEqualTo(Phase.RELEASED);
    assertThat(stage.hands.diary).containsExactly("tell RELEASED");
  }

  @Test
  void turnsRoundWhatItWasReleasing() {
    stage.goesOn(older(releasing()));

    stage.hear(bad(4));

    assertThat(stage.status().phase()).isEqualTo(Phase.FREEZING);
    assertThat(stage.hands.diary).containsExactly("open 7", "tell OPENED");
  }

  /** From the first answer that tells of it on. */
  @Test
  void waitsAsANewOneDoesForWhatItHadFrozen() {
    stage.hands.leaveOpen();
    stage.hands.atLeast = Duration.ofDays(40_000);
    stage.goesOn(older(frozen()));

    stage.hear(good(2));
    stage.hear(good(3));

    assertThat(stage.status().phase()).isEqualTo(Phase.FROZEN);
    assertThat(stage.status().cause().judged()).isTrue();
    assertThat(stage.status().release().due()).isNotNull();
  }

  private static Emergency releasing() {
    return older(frozen()).heard(good(2)).heard(good(3)).releasing().closed(Set.of("home"));
  }

  private static Emergency frozen() {
    return Emergency.opening(Opening.by(bad(1)))
        .opened(7, Instant.EPOCH, Set.of("home"), Duration.ofDays(40_000), null)
        .frozenEverywhere()
        .lookedAhead(1, null);
  }

  /** As an older worker wrote it down. */
  private static Emergency older(Emergency emergency) {
    Payload payload = CONVERTER.toPayload(emergency).orElseThrow();
    String json =
        payload
            .getData()
            .toStringUtf8()
            .replaceFirst(",\"release\":\\{.*\\}", "}")
            .replaceFirst(",\"judged\":(true|false)", "");
    assertThat(json).doesNotContain("release\"", "judged");
    Payload older = payload.toBuilder().setData(ByteString.copyFromUtf8(json)).build();
    return CONVERTER.fromPayload(older, Emergency.class, Emergency.class);
  }
}
