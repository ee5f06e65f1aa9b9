package evenkeel.torrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueLimitTest {

  @ParameterizedTest
  @CsvSource({
    "3, '', 3",
    "3, '5', 5",
    "3, '5 9 7', 9",
    "3, '1', 3",
    "-1, '5', -1",
    "3, '-1 5', -1",
    "0, '0', 0"
  })
  void isNeverLoweredAndTheHighestRaiseHolds(int before, String wanted, int held) {
    var wants =
        Arrays.stream(wanted.split(" ")).filter(one -> !one.isEmpty()).map(QueueLimit::named);

    assertThat(new QueueLimit(before).under(wants.toList())).isEqualTo(new QueueLimit(held));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 5, 0",
    "5, 3, 2",
    "5, -1, 0",
    "5, 5, 0",
    "-1, 3, 2147483647",
    "3, 0, 3",
    "0, 3, 0"
  })
  void tellsHowManyMoreMayBeActive(int one, int other, int more) {
    assertThat(new QueueLimit(one).above(new QueueLimit(other))).isEqualTo(more);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 3, 8, true",
    "5, 3, 8, true",
    "8, 3, 8, true",
    "2, 3, 8, false",
    "9, 3, 8, false",
    "0, 3, 8, false",
    "-1, 3, 8, false"
  })
  void mayBeLeftOverOnlyFromWhatItWasUpToWhatWasWritten(
      int shown, int before, int written, boolean leftOver) {
    assertThat(new QueueLimit(shown).leftOver(new QueueLimit(before), new QueueLimit(written)))
        .isEqualTo(leftOver);
  }

  @ParameterizedTest
  @CsvSource({"3, 2, 5", "0, 2, 2", "-1, 2, -1"})
  void isForThatManyMoreUnlessItIsForAll(int one, int more, int limit) {
    QueueLimit raised = new QueueLimit(one).plus(more);

    assertThat(raised).isEqualTo(new QueueLimit(limit)).isEqualTo(QueueLimit.named(raised.name()));
  }

  @Test
  void isOnTheWayToAnyHigherOne() {
    assertThat(new QueueLimit(3).leadsTo(new QueueLimit(5))).isTrue();
    assertThat(new QueueLimit(3).leadsTo(new QueueLimit(-1))).isTrue();
    assertThat(new QueueLimit(5).leadsTo(new QueueLimit(3))).isFalse();
    assertThat(new QueueLimit(-1).leadsTo(new QueueLimit(3))).isFalse();
  }
}
