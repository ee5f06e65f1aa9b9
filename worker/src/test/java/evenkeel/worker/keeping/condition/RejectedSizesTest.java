package evenkeel.worker.keeping.condition;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.worker.effect.Effect;
import evenkeel.worker.qbittorrent.session.WriteRejected;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedSizesTest {
  private static final int SLICE = 1000;
  private static final int TOO_LARGE = 413;

  private final Rejections rejections = new Rejections(Duration.ofDays(1), SLICE);

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 414})
  void halvesWhatIsTooLargeAtOnceAndNeverRestsForIt(int status) {
    for (int most = SLICE; most > 1; most /= 2) {
      assertThat(rejections.most(Effect.STOP)).isEqualTo(most);
      reject(most, status);
      assertThat(rejections.rests(Effect.STOP)).isFalse();
    }

    assertThat(rejections.most(Effect.STOP)).isEqualTo(1);
    assertThat(rejections.most(Effect.START)).as("another order").isEqualTo(SLICE);
    assertThat(rejections.trouble(Set.of(Effect.STOP))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 409, 429})
  void leavesAsLargeAsItIsWhatIsRejectedForAnotherReason(int status) {
    reject(SLICE, status);
    reject(SLICE, status);
    assertThat(rejections.rests(Effect.STOP)).isFalse();

    reject(SLICE, status);

    assertThat(rejections.most(Effect.STOP)).isEqualTo(SLICE);
    assertThat(rejections.rests(Effect.STOP)).isTrue();
    assertThat(rejections.rests(Effect.START)).as("another order").isFalse();
    assertThat(rejections.trouble(Set.of(Effect.STOP)).orElseThrow())
        .contains("home", Integer.toString(status));
  }

  @Test
  void staysAtWhatIsTakenBelowWhatIsNot() {
    reject(SLICE, TOO_LARGE);
    reject(500, TOO_LARGE);

    take(250);
    take(250);

    assertThat(rejections.most(Effect.STOP)).isEqualTo(250);
  }

  @Test
  void restsWhenNotEvenOneIsTaken() {
    reject(2, TOO_LARGE);
    reject(1, TOO_LARGE);
    reject(1, TOO_LARGE);
    assertThat(rejections.rests(Effect.STOP)).isFalse();

    reject(1, TOO_LARGE);

    assertThat(rejections.rests(Effect.STOP)).isTrue();
    assertThat(rejections.trouble(Set.of(Effect.STOP))).isPresent();
    assertThat(rejections.trouble(Set.of(Effect.START))).as("not wanted").isEmpty();
  }

  /** Their number was not the reason, then. */
  @Test
  void growsBackToTheWholeOnceOneIsTakenThatWasNotBefore() {
    reject(SLICE, TOO_LARGE);
    reject(1, TOO_LARGE);

    for (int most = 1; most < SLICE; most *= 2) {
      assertThat(rejections.most(Effect.STOP)).isEqualTo(most);
      take(most);
    }

    assertThat(rejections.most(Effect.STOP)).isEqualTo(SLICE);
  }

  @Test
  void doesNotGrowByWhatWasSmallerAnyway() {
    reject(SLICE, TOO_LARGE);
    reject(1, TOO_LARGE);
    take(1);

    take(1);

    assertThat(rejections.most(Effect.STOP)).isEqualTo(2);
  }

  @Test
  void beginsAnewOnceOneIsTaken() {
    reject(1, 409);
    reject(1, 409);
    take(1);
    reject(1, 409);
    reject(1, 409);

    assertThat(rejections.rests(Effect.STOP)).isFalse();
  }

  @Test
  void changesNothingWhenTheOutcomeIsNotKnown() {
    reject(SLICE, TOO_LARGE);

    rejections.answered(Effect.STOP, 500, false, null);

    assertThat(rejections.most(Effect.STOP)).isEqualTo(500);
    assertThat(rejections.rests(Effect.STOP)).isFalse();
  }

  @Test
  void forgetsWhatNobodyWantsAnyMore() {
    reject(SLICE, TOO_LARGE);
    reject(1, 409);
    reject(1, 409);
    reject(1, 409);
    rejections.remember(Set.of(Effect.STOP, Effect.START));
    assertThat(rejections.most(Effect.STOP)).isEqualTo(500);
    assertThat(rejections.rests(Effect.STOP)).isTrue();

    rejections.remember(Set.of(Effect.START));

    assertThat(rejections.most(Effect.STOP)).isEqualTo(SLICE);
    assertThat(rejections.rests(Effect.STOP)).isFalse();
  }

  @Test
  void sendsAgainWhatHasRested() {
    Rejections quick = new Rejections(Duration.ZERO, SLICE);
    for (int times = 0; times < 3; times++) {
      quick.answered(Effect.STOP, 1, false, new WriteRejected("home", "torrents/stop", 409));
    }

    assertThat(quick.rests(Effect.STOP)).isFalse();
    assertThat(quick.trouble(Set.of(Effect.STOP))).as("it is trouble all the same").isPresent();
  }

  private void reject(int torrents, int status) {
    rejections.answered(
        Effect.STOP, torrents, false, new WriteRejected("home", "torrents/stop", status));
  }

  private void take(int torrents) {
    rejections.answered(Effect.STOP, torrents, true, null);
  }
}
