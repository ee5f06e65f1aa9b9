package evenkeel.emergency;

import static evenkeel.account.Readings.bad;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an operator says while the row is being opened is not overruled by what the row tells. */
class EmergencyTest {
  private static final Emergency ORDERED = Emergency.opening(Opening.ordered("mam", "moving"));
  private static final Emergency ADOPTED = Emergency.opening(Opening.adopting("mam", 7));

  @Test
  void releasesWhatWasOrderedWhileItOpened() {
    Emergency opened = opened(ORDERED.releaseOrdered("never mind"), ORDERED, "moving");

    assertThat(opened.hold()).isNull();
    assertThat(opened.next()).isEqualTo(Step.CLOSE);
    assertThat(opened.releasing().closed(Set.of()).quieted().cause().stands()).isFalse();
  }

  @Test
  void handsBackWhatWasOrderedWhileItOpened() {
    Emergency opened = opened(ORDERED.handedBack(), ORDERED, "moving");

    assertThat(opened.hold()).isNull();
    assertThat(opened.next()).isEqualTo(Step.CLOSE);
  }

  @Test
  void holdsOnWhatItFindsHeld() {
    Emergency reading = Emergency.opening(Opening.by(bad(1)));

    assertThat(opened(reading, reading, "moving").hold()).isEqualTo("moving");
    assertThat(opened(reading.held("new reason"), reading, "moving").hold())
        .isEqualTo("new reason");
    assertThat(opened(reading.releaseOrdered("enough"), reading, "moving").hold()).isNull();
  }

  @Test
  void isHeldByItsOrderAloneUnlessReadingsSpeakForTheRowThatWasFound() {
    assertThat(found(ADOPTED, false).handedBack().next()).isEqualTo(Step.CLOSE);
    assertThat(found(ADOPTED, true).handedBack().next()).isEqualTo(Step.HOLD);
    assertThat(found(ORDERED, true).handedBack().next()).isEqualTo(Step.HOLD);
  }

  @Test
  void isNotHeldByItsOrderAloneOnceItHearsABadReading() {
    assertThat(found(ADOPTED.heard(bad(1)), false).handedBack().cause().stands()).isTrue();
    assertThat(found(ADOPTED.releaseOrdered("enough"), true).quieted().cause().stands()).isFalse();
  }

  /** As every story that was adopted before rows told it. */
  @Test
  void waitsForRecoveryWhereNothingIsKnownOfTheRow() {
    Emergency opened = opened(ADOPTED, ADOPTED, "moving");

    assertThat(opened.handedBack().next()).isEqualTo(Step.HOLD);
  }

  private static Emergency found(Emergency now, boolean unrecovered) {
    return now.opened(7, Instant.EPOCH, Set.of("home"), Duration.ofHours(12), "moving")
        .asFound(now.cause(), unrecovered);
  }

  private static Emergency opened(Emergency now, Emergency asked, @Nullable String rowHold) {
    return now.opened(7, Instant.EPOCH, Set.of("home"), Duration.ofHours(12), rowHold)
        .asFound(asked.cause(), null);
  }
}
