package evenkeel.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.torrent.Run;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeptFieldTest {
  private static final Instant SENT = Instant.parse("2026-01-01T00:00:00Z");
  private static final KeptField<Run> STOP = KeptFields.sent(Run.STOPPED, SENT, null, 1);

  @Test
  void isAwaitedWhileAWriteMayShowSoon() {
    assertThat(STOP.awaited(SENT.plus(Duration.ofMinutes(9)))).isTrue();
    assertThat(STOP.awaited(SENT.plus(Duration.ofMinutes(10)))).isFalse();
    assertThat(KeptFields.confirmed(Run.STOPPED).awaited(SENT)).isFalse();
  }

  /** Its torrent is gone, or a person is to decide first. */
  @Test
  void isNotAwaitedWhereNothingCanShow() {
    assertThat(hidden(true, false).awaited(SENT)).isFalse();
    assertThat(hidden(false, true).awaited(SENT)).isFalse();
    assertThat(hidden(false, false).awaited(SENT)).isTrue();
  }

  private static KeptField<Run> hidden(boolean parked, boolean guarded) {
    return new KeptField<>(
        1, Run.NORMAL, STOP.wants(), null, 0, null, null, parked, guarded, null, STOP.pending());
  }
}
