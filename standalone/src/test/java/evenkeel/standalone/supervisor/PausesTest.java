package evenkeel.standalone.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PausesTest {
  private final Pauses pauses = new Pauses();

  @Test
  void growToHalfAMinute() {
    var rests = Stream.generate(() -> pauses.after(Duration.ofSeconds(59)).toSeconds()).limit(7);

    assertThat(rests).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
  }

  @Test
  void areShortAgainAfterAMinuteOfLife() {
    pauses.after(Duration.ZERO);
    pauses.after(Duration.ZERO);

    assertThat(pauses.after(Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(1));
    assertThat(pauses.after(Duration.ZERO)).isEqualTo(Duration.ofSeconds(2));
  }
}
