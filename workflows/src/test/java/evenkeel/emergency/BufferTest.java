package evenkeel.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.emergency.Buffer.Held;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BufferTest {
  /** At a floor of 1.00 it bears 99 bytes: with 100 the ratio would be at the floor. */
  private static final Buffer HUNDRED = buffer(1_000, 900, "1.00");

  @ParameterizedTest
  @CsvSource({
    "1000, 900, 1.00, 99, true",
    "1000, 900, 1.00, 100, false",
    "1000, 0, 1.25, 799, true",
    "1000, 0, 1.25, 800, false",
    "1000, 1000, 1.00, 0, false",
    "1001, 1000, 1.00, 0, true",
    "9223372036854775807, 9223372036854775806, 1.0, 0, true",
    "9223372036854775807, 9223372036854775806, 1.0, 9223372036854775807, false"
  })
  void bearsWhatKeepsTheRatioOverTheFloor(
      long uploaded, long downloaded, String floor, long toCome, boolean borne) {
    assertThat(buffer(uploaded, downloaded, floor).bears(toCome)).isEqualTo(borne);
  }

  @Test
  void givesBackTheSmallestFirstAndNoMoreThanItBears() {
    List<Held> held = List.of(held(1, 60), held(2, 30), held(3, 20), held(4, 200));

    assertThat(HUNDRED.bearable(held, 0)).extracting(Held::id).containsExactly(3L, 2L);
    assertThat(HUNDRED.bearable(held, 60)).extracting(Held::id).containsExactly(3L);
    assertThat(HUNDRED.bearable(held, 99)).isEmpty();
  }

  @Test
  void leavesWhatIsNotKnownYet() {
    assertThat(HUNDRED.bearable(List.of(held(1, -1), held(2, 5)), 0))
        .extracting(Held::id)
        .containsExactly(2L);
    assertThat(HUNDRED.tooLarge(List.of(held(1, -1)))).isEmpty();
  }

  @Test
  void knowsWhatNeverFits() {
    assertThat(HUNDRED.tooLarge(List.of(held(1, 99), held(2, 100)))).containsExactly(held(2, 100));
  }

  @Test
  void neverBringsTheRatioToTheFloorAndLeavesNothingThatFits() {
    Random random = new Random(7);
    for (int round = 0; round < 5_000; round++) {
      long downloaded = random.nextLong(1 << 20);
      Buffer buffer = buffer(downloaded + random.nextLong(1 << 12), downloaded, "1.00");
      long coming = random.nextLong(1 << 11);
      List<Held> held = new ArrayList<>();
      for (int one = 0; one < random.nextInt(12); one++) {
        held.add(held(one, random.nextLong(1 << 10)));
      }
      Collections.shuffle(held, random);

      List<Held> borne = buffer.bearable(held, coming);

      long all = coming + borne.stream().mapToLong(Held::left).sum();
      assertThat(borne.isEmpty() || buffer.bears(all)).isTrue();
      held.removeAll(borne);
      assertThat(held).noneMatch(one -> buffer.bears(all + one.left()));
    }
  }

  private static Held held(long id, long left) {
    return new Held(id, "home", left);
  }

  private static Buffer buffer(long uploaded, long downloaded, String floor) {
    return new Buffer(uploaded, downloaded, new BigDecimal(floor));
  }
}
