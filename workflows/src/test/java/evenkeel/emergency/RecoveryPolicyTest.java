package evenkeel.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.emergency.RecoveryPolicy.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryPolicyTest {
  private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
  private static final RecoveryPolicy POLICY =
      new RecoveryPolicy(Duration.ofMinutes(5), Duration.ofMinutes(30));

  /**
   * Readings in the order in which they were stored: the seconds at which they were taken, by their
   * own clock, a minus before those that are not at recovery.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # readings            | now   | count
          -                     | 300   | 0
          300                   | 300   | 1
          0 300                 | 300   | 2
          0 300 600             | 600   | 3
          -0 300                | 300   | 1
          0 -300 600            | 600   | 1
          0 300 -600            | 600   | 0
          # half an interval apart, not less
          0 150                 | 150   | 2
          0 149                 | 149   | 1
          0 60 149              | 149   | 1
          0 60 150              | 150   | 2
          # without a gap
          0 1800                | 1800  | 2
          0 1801                | 1801  | 1
          0 300 2200            | 2200  | 1
          0 300 2200 2500       | 2500  | 2
          # fresh
          0 300                 | 2100  | 2
          0 300                 | 2101  | 0
          # the clock leaps back: of what was read before nothing counts
          3600 3900 300         | 300   | 1
          3600 3900 300 600     | 600   | 2
          3600 3900             | 300   | 0
          # and forwards
          0 86700               | 86700 | 1
          0 86700 87000         | 87000 | 2
          # clocks of two machines may differ by a little
          0 300                 | 295   | 2
          """)
  void countsReadingsAtRecoveryInARow(String readings, long now, int count) {
    List<Sample> newestFirst = new ArrayList<>();
    for (String reading : readings == null ? new String[0] : readings.split(" ", -1)) {
      boolean bad = reading.startsWith("-");
      Instant at = START.plusSeconds(Long.parseLong(bad ? reading.substring(1) : reading));
      newestFirst.addFirst(new Sample(at, !bad));
    }

    assertThat(POLICY.inARow(newestFirst, START.plusSeconds(now))).isEqualTo(count);
  }

  /** Whatever clocks do: where two count, two in a row are that far apart and no further. */
  @Test
  void neverCountsTwoThatAreTooCloseOrTooFarApart() {
    Random random = new Random(20261121);
    for (int round = 0; round < 20_000; round++) {
      List<Sample> newestFirst = new ArrayList<>();
      for (int reading = 0; reading < 1 + random.nextInt(6); reading++) {
        Instant at = START.plusSeconds(random.nextInt(4000));
        newestFirst.add(new Sample(at, random.nextInt(5) > 0));
      }
      Instant now = START.plusSeconds(random.nextInt(4000));

      if (POLICY.inARow(newestFirst, now) >= 2) {
        assertThat(newestFirst.get(0).atRecovery() && newestFirst.get(1).atRecovery()).isTrue();
        assertThat(newestFirst.stream().takeWhile(Sample::atRecovery))
            .anyMatch(one -> apart(one, newestFirst.getFirst()).toSeconds() >= 150);
        assertThat(apart(newestFirst.get(1), newestFirst.get(0)))
            .isBetween(Duration.ZERO, Duration.ofMinutes(30));
      }
    }
  }

  private static Duration apart(Sample earlier, Sample later) {
    return Duration.between(earlier.readAt(), later.readAt());
  }

  @Test
  void endsByItselfNeitherTooEarlyNorWhileItAsks() {
    List<Sample> two = List.of(new Sample(START, true), new Sample(START.minusSeconds(300), true));
    Instant due = START.plusSeconds(60);

    Recovery recovery = POLICY.judge(two, START, due, Optional.empty());
    assertThat(recovery.enough()).isTrue();
    assertThat(recovery.endsAt(due.minusMillis(1))).isFalse();
    assertThat(recovery.endsAt(due)).isTrue();
    assertThat(POLICY.judge(two, START, due, Optional.of(due)).endsAt(due)).isFalse();
    assertThat(POLICY.judge(two.subList(0, 1), START, due, Optional.empty()).endsAt(due)).isFalse();
  }
}
