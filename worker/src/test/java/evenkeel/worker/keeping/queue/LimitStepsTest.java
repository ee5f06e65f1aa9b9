package evenkeel.worker.keeping.queue;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeptField;
import evenkeel.torrent.QueueLimit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far one write goes towards what is wanted of a limit. */
class LimitStepsTest {
  private static final long UPLOADS = 7;

  @ParameterizedTest
  @CsvSource({
    "3, 8, 2, 5",
    "3, 8, 5, 8",
    "3, 8, 9, 8",
    "8, 3, 0, 3",
    "8, 3, -4, 3",
    "-1, 3, 0, 3",
    "5, 0, 0, 0",
    "3, -1, 4, 7"
  })
  void raiseByWhatMayStartAndLowerAtOnce(int now, int target, int allowed, int value) {
    LimitSteps steps = steps(now, allowed);

    steps.add(UPLOADS, field(target));

    assertThat(steps.writes())
        .containsExactly(
            new LimitWrite(
                UPLOADS,
                9L,
                QueuePreference.MAX_ACTIVE_UPLOADS,
                new QueueLimit(now),
                new QueueLimit(value)));
  }

  @ParameterizedTest
  @CsvSource({"3, 8, 0", "3, 8, -2", "8, 8, 5", "-1, -1, 5"})
  void writeNothingWhereNothingMayStartOrNothingIsToChange(int now, int target, int allowed) {
    LimitSteps steps = steps(now, allowed);

    steps.add(UPLOADS, field(target));

    assertThat(steps.writes()).isEmpty();
  }

  @Test
  void openABaselineWithTheHighestThatIsWanted() {
    LimitSteps steps = steps(3, 100);

    steps.addFirst(UPLOADS, List.of(new QueueLimit(6), new QueueLimit(8), new QueueLimit(1)));

    assertThat(steps.writes()).extracting(LimitWrite::value).containsExactly(new QueueLimit(8));
    assertThat(steps.writes()).extracting(LimitWrite::baseline).containsOnlyNulls();
  }

  @Test
  void neverLowerWhatNobodyHasRaised() {
    LimitSteps steps = steps(9, 100);

    steps.addFirst(UPLOADS, List.of(new QueueLimit(8)));

    assertThat(steps.writes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"3, 8, 5", "8, 3, 0", "3, 3, 0"})
  void startAsManyAsTheyLetInMore(int before, int value, int starts) {
    assertThat(
            new LimitWrite(
                    UPLOADS,
                    null,
                    QueuePreference.MAX_ACTIVE_UPLOADS,
                    new QueueLimit(before),
                    new QueueLimit(value))
                .starts())
        .isEqualTo(starts);
  }

  private static LimitSteps steps(int now, int allowed) {
    return new LimitSteps(
        Map.of(UPLOADS, QueuePreference.MAX_ACTIVE_UPLOADS),
        Map.of(UPLOADS, new QueueLimit(now)),
        allowed);
  }

  /** One that nobody wants any more, of that baseline. */
  private static KeptField<QueueLimit> field(int target) {
    return new KeptField<>(
        9, new QueueLimit(target), List.of(), null, 1, null, null, false, false, null, null);
  }
}
